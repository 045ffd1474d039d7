package dev.tense.platform;

import java.util.Collection;
import java.util.function.Consumer;

/** The parts of the log's stream that Lambda gave up. */
interface FailedBatches {
    /** Hands over the times of what was given up; what was taken without an exception does not come again. */
    void take(Consumer<Collection<Span>> taker);
}
