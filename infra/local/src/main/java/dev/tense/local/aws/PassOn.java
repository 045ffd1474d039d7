package dev.tense.local.aws;

import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.Forward;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Passes requests on to another endpoint, signed anew: who signed them is known in this process alone. */
final class PassOn implements AutoCloseable {
    private static final Set<String> OF_A_SIGNATURE =
            Set.of("authorization", "x-amz-date", "x-amz-security-token", "x-amz-content-sha256");

    private static final Pattern LOOPBACK = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

    private final String endpoint;
    private final Signature signature;
    private final Forward forward;

    PassOn(OtherEndpoint endpoint) {
        this.endpoint = endpoint.uri().toString();
        this.signature = endpoint.signature();
        this.forward = new Forward(this.endpoint);
    }

    /**
     * Signatures are not checked here, and those who sign with us may do more than anybody on this machine should: so what a browser
     * was talked into sending, here or under a name that leads here, is refused.
     */
    private static boolean isFromAPage(Call call) {
        boolean isLocal = call.header("host")
                .map(host -> LOOPBACK.matcher(host).matches())
                .orElse(true);
        return !isLocal
                || call.header("origin").isPresent()
                || call.header("authorization").isEmpty();
    }

    Answer answer(String service, Call call) throws InterruptedException {
        if (isFromAPage(call)) {
            return Answer.json(
                    403, Map.of("__type", "AccessDenied", "message", "only signed requests of tools are passed on"));
        }
        Map<String, List<String>> headers = new LinkedHashMap<>(call.headers());
        headers.keySet().removeAll(OF_A_SIGNATURE);
        Map<String, List<String>> signed = new LinkedHashMap<>(headers);
        signed.keySet().removeIf(name -> !name.equals("content-type") && !name.startsWith("x-amz-"));
        String query = call.query().isEmpty() ? "" : "?" + call.query();
        URI uri = URI.create(endpoint + call.path() + query);
        headers.putAll(signature.headers(new Signature.Request(service, call.method(), uri, signed, call.body())));
        return forward.answer(new Call(call.method(), call.path(), call.query(), headers, call.body(), call.peer()));
    }

    @Override
    public void close() {
        forward.close();
    }
}
