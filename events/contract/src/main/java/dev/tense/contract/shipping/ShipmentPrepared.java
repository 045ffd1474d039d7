package dev.tense.contract.shipping;

import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** It is settled from where and how a paid order will travel. It leaves when the order is placed. */
@EventName("shipping.shipment-prepared.v1")
public record ShipmentPrepared(
        OrderId orderId, ShippingMethod shippingMethod, WarehouseId warehouseId, Instant occurredAt) implements Event {}
