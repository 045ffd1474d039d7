package dev.tense.local.aws;

import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** The signature that AWS checks. */
final class SignatureV4 implements Signature {
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();
    private final String region;
    private final AwsCredentialsIdentity identity;

    SignatureV4(String region, AwsCredentialsIdentity identity) {
        this.region = region;
        this.identity = identity;
    }

    /** HTTP clients set the host themselves. */
    @Override
    public Map<String, List<String>> headers(Request request) {
        SdkHttpRequest unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(request.method()))
                .uri(request.uri())
                .headers(request.headers())
                .build();
        Map<String, List<String>> headers = new LinkedHashMap<>(signer.sign(sign -> sign.identity(identity)
                        .request(unsigned)
                        .payload(() -> new ByteArrayInputStream(request.body()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, request.service())
                        .putProperty(AwsV4HttpSigner.REGION_NAME, region))
                .request()
                .headers());
        headers.keySet().removeAll(unsigned.headers().keySet());
        headers.keySet().removeIf("Host"::equalsIgnoreCase);
        return headers;
    }
}
