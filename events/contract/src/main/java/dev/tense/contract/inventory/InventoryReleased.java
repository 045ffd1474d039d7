package dev.tense.contract.inventory;

import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;
import java.util.List;

/** The reservation of an order is closed and its goods, if there were any, are free again. */
@EventName("inventory.inventory-released.v1")
public record InventoryReleased(OrderId orderId, List<OrderLine> items, Instant occurredAt) implements Event {
    public InventoryReleased {
        items = List.copyOf(items);
    }
}
