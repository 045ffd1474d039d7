package dev.tense.platform;

import dev.tense.messaging.Item;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a command that was sent for a later answer: items that are written once, so that whoever comes second, or
 * again, sees what the first one did.
 *
 * @param sent    which command it is and how long it may wait
 * @param taken   that a worker began, or that it was too late for that: never both
 * @param outcome what its sender is told for good
 * @param failure that the attempts are used up; an outcome that comes later counts more
 */
record SentCommand(
        Item sent,
        @Nullable Item taken,
        @Nullable Item outcome,
        @Nullable Item failure) {
    static final String FUNCTION = "command";
    static final String FINGERPRINT = "fingerprint";
    static final String DEADLINE = "deadline";

    /** When the items may be forgotten, in seconds since 1970: the state table's time to live. */
    static final String EXPIRES_AT = "expiresAt";

    /** {@code CLAIMED} or {@code EXPIRED}. */
    static final String HOW = "how";

    static final String CLAIMED = "claimed";
    static final String EXPIRED = "expired";
    static final String AT = "at";
    static final String ANSWER = "answer";
    static final String HTTP_STATUS = "httpStatus";
    static final String PROBLEM = "problem";

    private static final Problem PRESUMED = new Problem(
            503,
            "no-outcome",
            "every attempt must be over, and none told how it ended; send the same command again to find out");

    String function() {
        return sent.text(FUNCTION);
    }

    /** Whether this is what was sent. */
    boolean isOf(Catalogue.Command command, String fingerprint) {
        return function().equals(command.function()) && sent.text(FINGERPRINT).equals(fingerprint);
    }

    Instant deadline() {
        return Instant.parse(sent.text(DEADLINE));
    }

    /** A worker is to run it: also after its deadline if it was claimed before, because then it may have been begun. */
    boolean isToRun() {
        return isClaimed() && outcome == null;
    }

    private boolean isClaimed() {
        return taken != null && taken.text(HOW).equals(CLAIMED);
    }

    SentCommand takenAs(Item how) {
        return new SentCommand(sent, how, outcome, failure);
    }

    /** Nobody began in time, and nobody wrote that down yet. */
    boolean isOverdue(Instant now) {
        return taken == null && !now.isBefore(deadline());
    }

    /**
     * How it stands for its sender.
     *
     * @param longest after this long every attempt of a worker is over
     */
    CommandStatus status(String commandId, Duration longest, Instant now) {
        var pending = CommandStatus.pending(commandId, function(), deadline());
        if (outcome != null) {
            return outcome.texts().containsKey(ANSWER)
                    ? pending.answered((int) outcome.number(HTTP_STATUS), outcome.text(ANSWER))
                    : pending.failed(outcome.text(PROBLEM), false);
        }
        if (failure != null) {
            return pending.failed(failure.text(PROBLEM), false);
        }
        return taken == null ? pending : taken(taken, pending, longest, now);
    }

    private CommandStatus taken(Item taken, CommandStatus pending, Duration longest, Instant now) {
        if (!isClaimed()) {
            return pending.expired();
        }
        boolean over = now.isAfter(Instant.parse(taken.text(AT)).plus(longest));
        return over ? pending.failed(PRESUMED.json(), true) : pending;
    }
}
