package dev.tense.contract.loyalty;

import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** A customer has more points: one for each whole unit of an order's total. */
@EventName("loyalty.points-awarded.v1")
public record PointsAwarded(CustomerId customerId, OrderId orderId, long points, Instant occurredAt) implements Event {}
