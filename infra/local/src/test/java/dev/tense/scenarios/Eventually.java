package dev.tense.scenarios;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowingConsumer;

/** Looks again and again until an expectation holds; at the deadline it shows the last disappointment. */
public final class Eventually {
    /** Far above what anything takes: on a slow machine a first attempt may time out, and the second comes minutes later. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Eventually() {}

    /** Answers what was seen when the expectation held. */
    public static <T> T expect(Supplier<T> look, ThrowingConsumer<T> expectation) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (true) {
            T seen = look.get();
            try {
                expectation.accept(seen);
                return seen;
            } catch (AssertionError notYet) {
                if (System.nanoTime() > deadline) {
                    throw notYet;
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
