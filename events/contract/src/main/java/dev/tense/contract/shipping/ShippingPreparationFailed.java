package dev.tense.contract.shipping;

import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** A paid order cannot be shipped, now or later. */
@EventName("shipping.shipping-preparation-failed.v1")
public record ShippingPreparationFailed(OrderId orderId, Reason reason, Instant occurredAt) implements Event {
    /** Why; a code, because an event lives for ever. */
    public enum Reason {
        /** No carrier of ours goes there. */
        ADDRESS_NOT_SERVED,
        /** Something was paid for an order that is not written down. */
        UNKNOWN_ORDER
    }
}
