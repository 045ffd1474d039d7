package dev.tense.local.lambda;

import dev.tense.local.template.Blueprint.Function;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One process of a function. It works on one invocation at a time. */
final class Sandbox {
    private static final long INIT_SECONDS = 120;

    private final Identity identity;
    private final Function function;
    private final Process process;
    private final BlockingQueue<Running> handover = new LinkedBlockingQueue<>();
    private final AtomicReference<@Nullable Running> current = new AtomicReference<>();
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private volatile @Nullable Outcome initError;

    Sandbox(Identity identity, Function function, Process process) {
        this.identity = identity;
        this.function = function;
        this.process = process;
        whenGone(this::endCurrent);
    }

    /** The token is part of the Runtime API's address; the access key marks the calls of this process. */
    record Identity(String token, String accessKey) {}

    Identity identity() {
        return identity;
    }

    Function function() {
        return function;
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Runs something once the process is gone, on another thread. */
    void whenGone(Runnable action) {
        CompletableFuture<Void> _ = process.onExit().thenRunAsync(action);
    }

    /** Whether it has loaded its handler and asked for work. */
    boolean isReady() {
        return ready.isDone();
    }

    /** Runs something once the process has asked for work, on another thread. */
    void whenReady(Runnable action) {
        CompletableFuture<Void> _ = ready.thenRunAsync(action);
    }

    void kill() {
        process.destroyForcibly();
    }

    /** Runs an invocation to its end. Afterwards the sandbox is either alive and free, or dead. */
    Outcome run(Invocation invocation) throws InterruptedException {
        Running running = Running.of(invocation);
        current.set(running);
        handover.put(running);
        if (!isAlive()) {
            endCurrent();
        }
        Outcome outcome = awaitOutcome(running);
        current.set(null);
        return outcome;
    }

    private Outcome awaitOutcome(Running running) throws InterruptedException {
        try {
            running.deadlineMillis().get(INIT_SECONDS, TimeUnit.SECONDS);
            return running.outcome().get(function.timeoutSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            return timedOut(running);
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        } catch (InterruptedException stopping) {
            kill();
            throw stopping;
        }
    }

    private Outcome timedOut(Running running) {
        String phase = running.deadlineMillis().isDone()
                ? "Task timed out after %d.00 seconds".formatted(function.timeoutSeconds())
                : "Init did not finish within %d.00 seconds".formatted(INIT_SECONDS);
        running.end(Outcome.failure(
                "Sandbox.Timedout", "RequestId: " + running.invocation().requestId() + " Error: " + phase));
        kill();
        return running.outcome().join();
    }

    private void endCurrent() {
        Optional.ofNullable(current.get()).ifPresent(running -> running.end(exitError(running.invocation())));
    }

    private Outcome exitError(Invocation invocation) {
        String message = "RequestId: %s Error: Runtime exited with error: exit status %d"
                .formatted(invocation.requestId(), process.exitValue());
        Outcome known = initError;
        return known == null ? Outcome.failure("Runtime.ExitError", message) : known;
    }

    /** The process could not load its handler and is about to end. */
    void initFailed(byte[] error) {
        Outcome failure = new Outcome.Failure(error);
        initError = failure;
        Optional.ofNullable(current.get()).ifPresent(running -> running.end(failure));
        kill();
    }

    /** The next invocation for the process; empty when the process died meanwhile. */
    Optional<Running> next() throws InterruptedException {
        ready.complete(null);
        while (isAlive()) {
            Running running = handover.poll(1, TimeUnit.SECONDS);
            if (running != null) {
                running.deadlineMillis().complete(System.currentTimeMillis() + function.timeoutSeconds() * 1000L);
                return Optional.of(running);
            }
        }
        return Optional.empty();
    }

    /** False when nobody waits for this answer any more. */
    boolean answer(String requestId, Outcome outcome) {
        Running running = current.get();
        if (running == null || !running.invocation().requestId().equals(requestId)) {
            return false;
        }
        return running.outcome().complete(outcome);
    }
}
