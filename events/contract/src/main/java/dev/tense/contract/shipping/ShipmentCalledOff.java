package dev.tense.contract.shipping;

import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** Nothing leaves for this order, now or later: its money may go back. */
@EventName("shipping.shipment-called-off.v1")
public record ShipmentCalledOff(OrderId orderId, Instant occurredAt) implements Event {}
