package dev.tense.local;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowingConsumer;

/** Waits until an expectation holds, and shows the last disappointment when it never does. */
final class Eventually {
    private static final Duration LONGEST = Duration.ofSeconds(40);

    private Eventually() {}

    static <T> void expect(Supplier<T> value, ThrowingConsumer<T> expectation) {
        Instant deadline = Instant.now().plus(LONGEST);
        while (true) {
            try {
                expectation.accept(value.get());
                return;
            } catch (AssertionError notYet) {
                if (Instant.now().isAfter(deadline)) {
                    throw notYet;
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }
}
