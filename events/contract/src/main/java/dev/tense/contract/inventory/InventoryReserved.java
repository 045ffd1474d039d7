package dev.tense.contract.inventory;

import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;
import java.util.List;

/** The goods of an order are set aside. */
@EventName("inventory.inventory-reserved.v1")
public record InventoryReserved(OrderId orderId, List<OrderLine> items, Instant occurredAt) implements Event {
    public InventoryReserved {
        items = List.copyOf(items);
    }
}
