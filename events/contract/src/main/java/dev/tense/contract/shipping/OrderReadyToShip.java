package dev.tense.contract.shipping;

import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** The order is placed and its shipment prepared, whichever came last. */
@EventName("shipping.order-ready-to-ship.v1")
public record OrderReadyToShip(
        OrderId orderId, ShippingMethod shippingMethod, WarehouseId warehouseId, Instant occurredAt) implements Event {}
