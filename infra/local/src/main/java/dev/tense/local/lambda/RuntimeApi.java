package dev.tense.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.CallHandler;
import dev.tense.local.wire.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The Lambda Runtime API; the path of every process starts with its own token. */
final class RuntimeApi implements CallHandler.Answering {
    private static final Pattern PATH = Pattern.compile("/sandbox/([^/]+)/2018-06-01/runtime/(.+)");
    private static final Pattern RESULT = Pattern.compile("invocation/([^/]+)/(response|error)");
    private static final int LARGEST_RESPONSE = 6 * 1024 * 1024;

    private final Map<String, Sandbox> sandboxes = new ConcurrentHashMap<>();

    void register(Sandbox sandbox) {
        String token = sandbox.identity().token();
        sandboxes.put(token, sandbox);
        sandbox.whenGone(() -> sandboxes.remove(token));
    }

    @Override
    public Answer answer(Call call) throws InterruptedException {
        Matcher path = PATH.matcher(call.path());
        Optional<Sandbox> sandbox =
                path.matches() ? Optional.ofNullable(sandboxes.get(path.group(1))) : Optional.empty();
        return sandbox.isEmpty() ? Answer.message(403, "unknown sandbox") : answer(sandbox.get(), path.group(2), call);
    }

    private Answer answer(Sandbox sandbox, String path, Call call) throws InterruptedException {
        if (call.method().equals("GET") && path.equals("invocation/next")) {
            return sandbox.next().map(RuntimeApi::delivery).orElse(Answer.message(410, "the sandbox is gone"));
        }
        if (path.equals("init/error")) {
            sandbox.initFailed(call.body());
            return accepted();
        }
        Matcher result = RESULT.matcher(path);
        if (!call.method().equals("POST") || !result.matches()) {
            return Answer.message(404, "unknown path " + path);
        }
        boolean success = result.group(2).equals("response");
        sandbox.answer(result.group(1), success ? success(call.body()) : new Outcome.Failure(call.body()));
        return accepted();
    }

    private static Outcome success(byte[] body) {
        return body.length <= LARGEST_RESPONSE
                ? new Outcome.Success(body)
                : Outcome.failure(
                        "Function.ResponseSizeTooLarge",
                        "Response payload size (%d bytes) exceeded maximum allowed payload size (%d bytes)."
                                .formatted(body.length, LARGEST_RESPONSE));
    }

    private static Answer accepted() {
        return Answer.json(202, Map.of("status", "OK"));
    }

    private static Answer delivery(Running running) {
        Invocation invocation = running.invocation();
        Answer answer = Answer.of(200, "application/json", invocation.payload())
                .with("Lambda-Runtime-Aws-Request-Id", invocation.requestId())
                .with("Lambda-Runtime-Invoked-Function-Arn", invocation.functionArn())
                .with(
                        "Lambda-Runtime-Deadline-Ms",
                        running.deadlineMillis().join().toString());
        return invocation
                .clientContext()
                .map(client -> answer.with("Lambda-Runtime-Client-Context", Json.text(client))
                        .with("Tense-Client-Custom", form(client.path("custom")))
                        .with("Tense-Client-Env", form(client.path("env"))))
                .orElse(answer);
    }

    private static String form(JsonNode values) {
        return values.propertyStream()
                .map(entry ->
                        encoded(entry.getKey()) + "=" + encoded(entry.getValue().asText()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
