package dev.tense.messaging;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Thrown by a reaction that is not done and wants to be called again. The code is shown to operators. */
public final class Retry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;
    private final @Nullable Instant until;

    /** @param code why, in capitals: {@code REFUND_PENDING} */
    public Retry(String code) {
        this(code, null);
    }

    /**
     * Waits for a time, at most about 12 hours ahead: an attempt comes right after it, and some are left then for those that are
     * killed. Pauses that end before it are as long as ever.
     *
     * @param code  why, in capitals: {@code CHECKOUT_UNFINISHED}
     * @param until from then on another attempt ends it, one way or the other
     */
    public Retry(String code, @Nullable Instant until) {
        super(code);
        this.code = code;
        this.until = until;
    }

    public String code() {
        return code;
    }

    public Optional<Instant> until() {
        return Optional.ofNullable(until);
    }
}
