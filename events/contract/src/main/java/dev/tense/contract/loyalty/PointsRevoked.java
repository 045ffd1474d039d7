package dev.tense.contract.loyalty;

import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** A customer has fewer points: those awarded for an order that was cancelled. */
@EventName("loyalty.points-revoked.v1")
public record PointsRevoked(CustomerId customerId, OrderId orderId, long points, Instant occurredAt) implements Event {}
