package dev.tense.scenarios;

import dev.tense.local.issuer.LocalIssuer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** What callers of the HTTP API show of themselves. */
final class Credentials {
    private Credentials() {}

    /** A token of the local run's own issuer. */
    static String token(Platform platform, String customer) {
        return platform.send(platform.request("/")
                        .uri(platform.system.awsEndpoint().resolve(LocalIssuer.PATH + "/token"))
                        .POST(BodyPublishers.ofString("customer=" + customer.replace(" ", "%20"))))
                .text("access_token");
    }

    /** The headers with which AWS's own signer signs a request. */
    static Map<String, String> signature(String user, String secret, Instant at, HttpRequest request, String body) {
        var target = SdkHttpRequest.builder().uri(request.uri()).method(SdkHttpMethod.fromValue(request.method()));
        request.headers().map().forEach((name, values) -> values.forEach(value -> target.appendHeader(name, value)));
        var signed = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(AwsCredentialsIdentity.create(user, secret))
                        .request(target.build())
                        .payload(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                        .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "execute-api")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-central-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(at, ZoneOffset.UTC)))
                .request();
        return List.of("Authorization", "X-Amz-Date", "x-amz-content-sha256").stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        name -> signed.firstMatchingHeader(name).orElseThrow()));
    }
}
