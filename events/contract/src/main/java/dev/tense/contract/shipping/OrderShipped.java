package dev.tense.contract.shipping;

import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/**
 * The goods are with the carrier; the order can no longer be cancelled.
 *
 * @param carrier the carrier's code: {@code EMBEDDED-POST}
 */
@EventName("shipping.order-shipped.v1")
public record OrderShipped(
        OrderId orderId, CustomerId customerId, TrackingNumber trackingNumber, String carrier, Instant occurredAt)
        implements Event {}
