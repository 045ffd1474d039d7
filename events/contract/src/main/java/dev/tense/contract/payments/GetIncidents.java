package dev.tense.contract.payments;

import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Query;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks which payments need a person. */
public record GetIncidents() implements Query<GetIncidents.Result> {
    /** Every incident, the oldest first. */
    public record Result(List<Incident> incidents) {
        public Result {
            incidents = List.copyOf(incidents);
        }
    }

    /**
     * A payment that cannot be settled without a person.
     *
     * @param providerKey the key under which the provider has the charge, if it has one
     * @param code        what the provider said
     * @param since       when the charge was first sent, or since when the money has to go back
     * @param known       what is certain, in a sentence
     * @param toDo        what to do about it
     * @param resolvedAt  when it came to be settled; absent while it is open
     */
    public record Incident(
            OrderId orderId,
            PaymentIncidentRaised.Cause cause,
            Money amount,
            String providerKey,
            String code,
            Instant since,
            Instant raisedAt,
            String known,
            String toDo,
            @Nullable Instant resolvedAt) {}
}
