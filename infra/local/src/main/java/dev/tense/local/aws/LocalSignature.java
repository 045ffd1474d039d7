package dev.tense.local.aws;

import dev.tense.local.template.Arn;
import java.util.List;
import java.util.Map;

/** Says which service is asked, and by whom: enough for the services of this machine, which do not verify signatures. */
record LocalSignature(String accessKey) implements Signature {
    @Override
    public Map<String, List<String>> headers(Request request) {
        return Map.of(
                "Authorization",
                List.of("AWS4-HMAC-SHA256 Credential=" + accessKey + "/20260101/" + Arn.REGION + "/" + request.service()
                        + "/aws4_request, SignedHeaders=host, Signature=0"));
    }

    @Override
    public Signature as(String other) {
        return new LocalSignature(other);
    }
}
