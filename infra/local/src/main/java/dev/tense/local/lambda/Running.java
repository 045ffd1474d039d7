package dev.tense.local.lambda;

import java.util.concurrent.CompletableFuture;

/** An invocation on its way through a sandbox. */
record Running(Invocation invocation, CompletableFuture<Long> deadlineMillis, CompletableFuture<Outcome> outcome) {
    static Running of(Invocation invocation) {
        return new Running(invocation, new CompletableFuture<>(), new CompletableFuture<>());
    }

    /** The process is gone or going: whoever waits gets this. */
    void end(Outcome end) {
        outcome.complete(end);
        deadlineMillis.complete(0L);
    }
}
