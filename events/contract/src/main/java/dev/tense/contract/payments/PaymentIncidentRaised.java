package dev.tense.contract.payments;

import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Alarm;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/**
 * The way of some money cannot be settled without a person.
 *
 * @param code  what the provider said, as a code without personal data; {@code NO_OUTCOME} when it said nothing
 * @param since when the charge was first sent, or since when the money has to go back
 */
@Alarm(
        "The way of some money cannot be settled without a person. GET /incidents says of which order, what is known and what to do.")
@EventName("payments.payment-incident-raised.v1")
public record PaymentIncidentRaised(
        OrderId orderId, Cause cause, String code, Money amount, Instant since, Instant occurredAt) implements Event {
    /** The code of a provider that said nothing. */
    public static final String NO_OUTCOME = "NO_OUTCOME";

    /** What cannot be settled. */
    public enum Cause {
        /** The provider answered a charge with something nobody foresaw. */
        CHARGE_UNEXPLAINED,
        /** A charge has no outcome, and its key is too old to be sent again. */
        CHARGE_UNKNOWN,
        /** The provider will not give back what was charged. */
        REFUND_REFUSED,
        /** The provider does not say whether it gave back what was charged. */
        REFUND_UNKNOWN
    }
}
