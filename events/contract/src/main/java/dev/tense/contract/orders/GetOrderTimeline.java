package dev.tense.contract.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Query;
import dev.tense.messaging.Require;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks what happened to an order, and what is still to happen. */
public record GetOrderTimeline(OrderId orderId) implements Query<GetOrderTimeline.Result> {
    public GetOrderTimeline {
        Require.present("orderId", orderId);
    }

    /** Everything we know of, oldest first. */
    public record Result(OrderId orderId, List<Entry> entries) {
        public Result {
            entries = List.copyOf(entries);
        }
    }

    /**
     * One thing that happened or is to happen.
     *
     * @param at       when it happened; for a reaction that is not done, when it was last tried, or when its event happened
     * @param name     of the command, the event or the reaction's function
     * @param attempts how often a reaction was tried, as far as it is known
     * @param cause    why the last attempt failed: a code
     * @param presumed true where a status follows from the age alone, because a killed attempt could not write it down
     */
    public record Entry(
            Instant at,
            Kind kind,
            String name,
            State status,
            int attempts,
            @Nullable String cause,
            @Nullable Boolean presumed) {}

    /** What an entry is about. */
    public enum Kind {
        @JsonProperty("command")
        COMMAND,
        @JsonProperty("event")
        EVENT,
        @JsonProperty("reaction")
        REACTION
    }

    /** How far it is. */
    public enum State {
        @JsonProperty("done")
        DONE,
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("retrying")
        RETRYING,
        @JsonProperty("dead-lettered")
        DEAD_LETTERED
    }
}
