package dev.tense.contract.inventory;

import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.Sku;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** The goods of an order could not be set aside; nothing was. */
@EventName("inventory.inventory-reservation-failed.v1")
public record InventoryReservationFailed(OrderId orderId, Sku sku, Reason reason, Instant occurredAt) implements Event {
    /** Why. */
    public enum Reason {
        OUT_OF_STOCK,
        UNKNOWN_PRODUCT
    }
}
