package dev.tense.simulation;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs worlds beside each other, as many as there are processors. Each world is alone in its thread. */
final class Workers {
    private Workers() {}

    /** What came of each of these, in their order. */
    static <T, R> List<R> each(Collection<T> all, Function<T, R> work) {
        try (ExecutorService threads = Executors.newFixedThreadPool(
                Runtime.getRuntime().availableProcessors(), Thread.ofVirtual().factory())) {
            List<Future<R>> results = all.stream()
                    .map(one -> threads.submit(() -> work.apply(one)))
                    .toList();
            return results.stream().map(Workers::get).toList();
        }
    }

    private static <R> R get(Future<R> result) {
        try {
            return result.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
