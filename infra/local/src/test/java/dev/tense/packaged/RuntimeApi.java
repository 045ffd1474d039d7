package dev.tense.packaged;

import dev.tense.local.lambda.Outcome;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.CallHandler;
import dev.tense.local.wire.HttpFront;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Lambda Runtime API of one process, as AWS's runtime client asks for it, with what SnapStart adds: {@code restore/next} is
 * answered when somebody wants the process restored.
 */
final class RuntimeApi implements AutoCloseable {
    static final String NEXT = "invocation/next";
    static final String CHECKPOINT = "restore/next";
    static final String INIT_ERROR = "init/error";

    private static final int BODY_BYTES = 8 * 1024 * 1024;
    private static final Pattern PATH = Pattern.compile("/2018-06-01/runtime/(.+)");
    private static final Pattern RESULT = Pattern.compile("invocation/([^/]+)/(response|error)");

    private final HttpFront front = HttpFront.bind(0);
    private final BlockingQueue<Running> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Running> running = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<String>> heard = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> restored = new CompletableFuture<>();
    private volatile boolean closed;

    @SuppressWarnings("ArrayRecordComponent") // payloads are never compared
    private record Running(String id, byte[] payload, Duration left, CompletableFuture<Outcome> outcome) {}

    RuntimeApi() {
        Answer tooLarge = Answer.message(413, "the response is too large");
        Answer tooSlow = Answer.message(408, "the request did not arrive");
        front.start(new CallHandler(new CallHandler.Limits(BODY_BYTES, tooLarge, tooSlow), this::answer));
    }

    String address() {
        return HttpFront.HOST + ":" + front.port();
    }

    /** What the process asked for first, and with which body, once it did. */
    CompletableFuture<String> heard(String path) {
        return heard.computeIfAbsent(path, _ -> new CompletableFuture<>());
    }

    /** Everything that it asked for, in its order. */
    List<String> asked() {
        return List.copyOf(asked);
    }

    void restore() {
        restored.complete(null);
    }

    /** Hands an invocation over; {@code left} is what the process is told that it has left of its time. */
    CompletableFuture<Outcome> invoke(byte[] payload, Duration left) {
        var invocation = new Running(UUID.randomUUID().toString(), payload, left, new CompletableFuture<>());
        waiting.add(invocation);
        return invocation.outcome();
    }

    private Answer answer(Call call) throws InterruptedException {
        Matcher path = PATH.matcher(call.path());
        if (!path.matches()) {
            return Answer.message(404, "no such path");
        }
        String what = path.group(1);
        asked.add(what);
        heard(what).complete(new String(call.body(), StandardCharsets.UTF_8));
        Matcher result = RESULT.matcher(what);
        if (result.matches()) {
            return result(result.group(1), result.group(2).equals("response"), call.body());
        }
        return switch (call.method() + " " + what) {
            case "GET " + NEXT -> next();
            case "GET " + CHECKPOINT -> {
                restored.join();
                yield Answer.message(200, "restored");
            }
            case "POST " + INIT_ERROR, "POST restore/error" -> Answer.message(202, "noted");
            default -> Answer.message(404, "no such path");
        };
    }

    private Answer next() throws InterruptedException {
        while (!closed) {
            Running next = waiting.poll(100, TimeUnit.MILLISECONDS);
            if (next != null) {
                running.put(next.id(), next);
                long deadline = System.currentTimeMillis() + next.left().toMillis();
                return Answer.of(200, "application/json", next.payload())
                        .with("Lambda-Runtime-Aws-Request-Id", next.id())
                        .with("Lambda-Runtime-Deadline-Ms", Long.toString(deadline))
                        .with(
                                "Lambda-Runtime-Invoked-Function-Arn",
                                "arn:aws:lambda:eu-central-1:000000000000:function:f");
            }
        }
        return Answer.message(410, "it is over");
    }

    private Answer result(String id, boolean success, byte[] body) {
        Running done = running.remove(id);
        if (done == null) {
            return Answer.message(400, "no such invocation");
        }
        done.outcome().complete(success ? new Outcome.Success(body) : new Outcome.Failure(body));
        return Answer.message(202, "taken");
    }

    @Override
    public void close() {
        closed = true;
        restored.complete(null);
        front.close();
    }
}
