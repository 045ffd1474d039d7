package dev.tense.contract.payments;

import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** The provider refused to charge an order. */
@EventName("payments.payment-declined.v1")
public record PaymentDeclined(OrderId orderId, Reason reason, Instant occurredAt) implements Event {
    /** Why, as far as the provider tells. */
    public enum Reason {
        INSUFFICIENT_FUNDS,
        DECLINED
    }
}
