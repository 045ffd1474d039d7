package dev.tense.contract.orders;

import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** The order does not stand, or no longer. Whoever holds something for it gives it back. */
@EventName("orders.order-cancelled.v1")
public record OrderCancelled(OrderId orderId, CustomerId customerId, Reason reason, Instant occurredAt)
        implements Event {
    /** Why; a code, because an event lives for ever and an error text may hold what it should not. */
    public enum Reason {
        INSUFFICIENT_FUNDS,
        PAYMENT_DECLINED,
        OUT_OF_STOCK,
        /** Somebody sent CancelOrder. */
        REQUESTED,
        /** The checkout could not be finished before its deadline. */
        EXPIRED,
        /** It is paid but cannot be shipped. */
        SHIPPING_FAILED
    }
}
