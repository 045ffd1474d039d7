package dev.tense.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint.Function;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.Json;
import dev.tense.local.wire.QueryText;
import java.time.Duration;
import java.util.Base64;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Lambda API, as far as calling, listing and stopping functions goes. */
public final class InvokeApi {
    private static final String FUNCTIONS = "/2015-03-31/functions";
    private static final Pattern INVOCATIONS = Pattern.compile(FUNCTIONS + "/([^/]+)/invocations");
    private static final Pattern ONE = Pattern.compile(FUNCTIONS + "/([^/]+)(/configuration)?");
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int LARGEST_PAYLOAD = 6 * 1024 * 1024;

    private final FunctionHost host;
    private final AsyncInvocations async;
    private final ConcurrencyApi concurrency;

    public InvokeApi(FunctionHost host, AsyncInvocations async) {
        this.host = host;
        this.async = async;
        this.concurrency = new ConcurrencyApi(host);
    }

    /** Answers a call that was signed with this access key. */
    public Answer answer(Call call, String accessKey) throws InterruptedException {
        Matcher invocations = INVOCATIONS.matcher(call.path());
        if (call.method().equals("POST") && invocations.matches()) {
            return invoke(call, QueryText.decoded(invocations.group(1)), accessKey);
        }
        if (call.method().equals("GET")
                && (call.path().equals(FUNCTIONS) || call.path().equals(FUNCTIONS + "/"))) {
            return list();
        }
        Optional<Answer> aboutConcurrency = concurrency.answer(call);
        if (aboutConcurrency.isPresent()) {
            return aboutConcurrency.get();
        }
        Matcher one = ONE.matcher(call.path());
        if (call.method().equals("GET") && one.matches()) {
            return describe(QueryText.decoded(one.group(1)), one.group(2) == null);
        }
        return LambdaWire.error(
                404, "UnknownOperationException", call.method() + " " + call.path() + " is not known here");
    }

    /** The qualifier may be in the name or beside it. */
    private Answer invoke(Call call, String asked, String accessKey) throws InterruptedException {
        Optional<String> inside = LambdaWire.qualifier(asked);
        Optional<String> beside = QueryText.of(call.query()).first("Qualifier");
        if (inside.isPresent() && beside.isPresent() && !inside.equals(beside)) {
            return LambdaWire.error(
                    400,
                    "InvalidParameterValueException",
                    "The derived qualifier from the function name does not match the specified qualifier.");
        }
        String name = inside.isPresent() || beside.isEmpty() ? asked : asked + ":" + beside.get();
        Optional<Function> function = find(name);
        return function.isPresent() ? invoke(call, function.get(), accessKey) : LambdaWire.notFound(name);
    }

    private Answer invoke(Call call, Function function, String accessKey) throws InterruptedException {
        byte[] payload = call.body().length == 0 ? Json.bytes(Json.object()) : call.body();
        if (payload.length > LARGEST_PAYLOAD) {
            return LambdaWire.error(413, "RequestTooLargeException", "Request must be smaller than 6291456 bytes");
        }
        if (Json.parse(payload).isEmpty()) {
            return LambdaWire.error(400, "InvalidRequestContentException", "Could not parse request body into json");
        }
        String type = call.header("x-amz-invocation-type").orElse("RequestResponse");
        return switch (type) {
            case "DryRun" -> empty(204);
            case "Event" -> {
                async.submit(function.name(), payload, clientContext(call));
                yield empty(202);
            }
            case "RequestResponse" -> waitFor(function, payload, clientContext(call), accessKey);
            default -> LambdaWire.error(400, "InvalidParameterValueException", "unknown invocation type " + type);
        };
    }

    private Answer waitFor(Function function, byte[] payload, Optional<JsonNode> client, String accessKey)
            throws InterruptedException {
        if (host.isStopped(function.name())) {
            return throttled("ReservedFunctionConcurrentInvocationLimitExceeded");
        }
        host.callsRemotely(accessKey, 1);
        try {
            return host.invoke(function.name(), each -> each.with(client), payload, PATIENCE)
                    .map(InvokeApi::result)
                    .orElseGet(() -> throttled("ConcurrentInvocationLimitExceeded"));
        } finally {
            host.callsRemotely(accessKey, -1);
        }
    }

    private static Answer throttled(String reason) {
        return Answer.json(
                        429,
                        Map.of(
                                "Type",
                                "User",
                                "Reason",
                                reason,
                                "Message",
                                "Rate Exceeded.",
                                "message",
                                "Rate Exceeded."))
                .with("x-amzn-ErrorType", "TooManyRequestsException");
    }

    private static Answer result(Outcome outcome) {
        Answer answer = Answer.of(200, "application/json", outcome.payload())
                .with("x-amzn-RequestId", UUID.randomUUID().toString())
                .with("X-Amz-Executed-Version", "$LATEST");
        return switch (outcome) {
            case Outcome.Success _ -> answer;
            case Outcome.Failure _ -> answer.with("X-Amz-Function-Error", "Unhandled");
        };
    }

    private static Optional<JsonNode> clientContext(Call call) {
        return call.header("x-amz-client-context")
                .flatMap(encoded -> Json.parse(Base64.getDecoder().decode(encoded)));
    }

    private Answer list() {
        return Answer.json(
                200,
                Map.of(
                        "Functions",
                        host.functions().stream()
                                .sorted(Comparator.comparing(Function::name))
                                .map(InvokeApi::configuration)
                                .toList()));
    }

    private Answer describe(String name, boolean whole) {
        return find(name)
                .map(InvokeApi::configuration)
                .map(found -> Answer.json(200, whole ? Map.of("Configuration", found) : found))
                .orElseGet(() -> LambdaWire.notFound(name));
    }

    private static Map<String, Object> configuration(Function function) {
        return Map.of(
                "FunctionName", function.name(),
                "FunctionArn", Arn.function(function.name()),
                "Runtime", "java25",
                "Handler", function.handler(),
                "Timeout", function.timeoutSeconds(),
                "MemorySize", function.memoryMegabytes(),
                "Version", "$LATEST",
                "PackageType", "Zip",
                "State", "Active",
                "Environment", Map.of("Variables", function.environment()));
    }

    private Optional<Function> find(String name) {
        return LambdaWire.functionName(name).flatMap(host::find);
    }

    private static Answer empty(int status) {
        return Answer.of(status, "application/json", new byte[0])
                .with("x-amzn-RequestId", UUID.randomUUID().toString());
    }
}
