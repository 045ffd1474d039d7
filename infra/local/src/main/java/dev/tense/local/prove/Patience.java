package dev.tense.local.prove;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waiting for something, until a deadline. */
final class Patience {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Patience() {}

    /** Looks again and again; false when it did not hold in time. */
    static boolean until(Duration longest, BooleanSupplier condition) {
        return find(longest, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty())
                .isPresent();
    }

    /** Looks again and again; empty when it was not there in time. */
    static <T> Optional<T> find(Duration longest, Supplier<Optional<T>> look) {
        long deadline = System.nanoTime() + longest.toNanos();
        Optional<T> found = look.get();
        while (found.isEmpty() && System.nanoTime() <= deadline) {
            LockSupport.parkNanos(PAUSE.toNanos());
            found = look.get();
        }
        return found;
    }
}
