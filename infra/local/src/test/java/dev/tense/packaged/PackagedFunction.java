package dev.tense.packaged;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.lambda.Outcome;
import dev.tense.local.template.Blueprint.Function;
import dev.tense.messaging.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process of one function, from its start to its end by force. */
final class PackagedFunction implements AutoCloseable {
    /** Far above what anything takes, on the slowest machine. */
    private static final long PATIENCE_SECONDS = 120;

    /** What a process gets of our own environment; the mark of the test run tells whose it is. */
    private static final Set<String> INHERITED = Set.of("PATH", "HOME", "TMPDIR", "LANG", "LC_ALL", "TENSE_TEST_RUN");

    private final Function function;
    private final RuntimeApi api;
    private final Process process;
    private final Path log;

    private PackagedFunction(Function function, RuntimeApi api, Process process, Path log) {
        this.function = function;
        this.api = api;
        this.process = process;
        this.log = log;
    }

    /** Where a process runs: the unpacked archive, and the folder for what it prints. */
    record Place(Path code, Path logs) {}

    /** Starts a process with the environment of the template and, above it, this one. */
    static PackagedFunction start(Function function, Map<String, String> environment, Place place) {
        var api = new RuntimeApi();
        try {
            Path log = Files.createTempFile(place.logs(), function.name() + "-", ".log");
            var builder = new ProcessBuilder(RuntimeClient.command(function.handler(), function.memoryMegabytes()))
                    .directory(place.code().toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().keySet().retainAll(INHERITED);
            builder.environment().putAll(ofLambda(function, api, place.code()));
            builder.environment().putAll(function.environment());
            builder.environment().putAll(environment);
            return new PackagedFunction(function, api, builder.start(), log);
        } catch (IOException cannot) {
            api.close();
            throw new UncheckedIOException(cannot);
        }
    }

    private static Map<String, String> ofLambda(Function function, RuntimeApi api, Path code) {
        return Map.of(
                "AWS_LAMBDA_RUNTIME_API",
                api.address(),
                "AWS_LAMBDA_FUNCTION_NAME",
                function.name(),
                "AWS_LAMBDA_FUNCTION_VERSION",
                "1",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE",
                Integer.toString(function.memoryMegabytes()),
                "AWS_EXECUTION_ENV",
                "AWS_Lambda_java25",
                "LAMBDA_TASK_ROOT",
                code.toString(),
                "_HANDLER",
                function.handler());
    }

    /** As the template calls it. */
    String name() {
        return function.name();
    }

    long pid() {
        return process.pid();
    }

    /** Returns when it wants its snapshot taken. */
    void awaitCheckpoint() {
        assertThat(await(api.heard(RuntimeApi.CHECKPOINT))).isEmpty();
    }

    /** Returns when it wants work. */
    void awaitReady() {
        assertThat(await(api.heard(RuntimeApi.NEXT))).isEmpty();
    }

    void restore() {
        api.restore();
    }

    /** Why it could not start, as it told Lambda. */
    JsonNode initError() {
        return json(await(api.heard(RuntimeApi.INIT_ERROR)));
    }

    /** What it asked the Runtime API for so far. */
    List<String> asked() {
        return api.asked();
    }

    /** What it answers; a failure is not expected. */
    JsonNode answer(byte[] payload) {
        return answer(payload, Duration.ofSeconds(function.timeoutSeconds()));
    }

    /** The same with so much time left. */
    JsonNode answer(byte[] payload, Duration left) {
        return succeeded(begin(payload, left));
    }

    /** Begins an invocation. */
    CompletableFuture<Outcome> begin(byte[] payload, Duration left) {
        return api.invoke(payload, left);
    }

    /** The answer of an invocation that was begun. */
    JsonNode succeeded(CompletableFuture<Outcome> begun) {
        Outcome outcome = await(begun);
        String said = new String(outcome.payload(), StandardCharsets.UTF_8);
        assertThat(outcome).as(said).isInstanceOf(Outcome.Success.class);
        return json(said);
    }

    /** The error that it answers. */
    JsonNode failure(byte[] payload) {
        Outcome outcome = await(begin(payload, Duration.ofSeconds(function.timeoutSeconds())));
        String said = new String(outcome.payload(), StandardCharsets.UTF_8);
        assertThat(outcome).as(said).isInstanceOf(Outcome.Failure.class);
        return json(said);
    }

    /** What it printed so far. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private <T> T await(CompletableFuture<T> expected) {
        CompletableFuture<Process> gone = process.onExit();
        try {
            CompletableFuture.anyOf(expected, gone).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            return expected.get(gone.isDone() ? 1 : PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            throw new AssertionError(
                    function.name() + (process.isAlive() ? " is too slow" : " is gone") + ": " + log(), late);
        } catch (ExecutionException | InterruptedException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static JsonNode json(String text) {
        return Json.parse(text, JsonNode.class);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
        api.close();
    }
}
