package dev.tense.contract.inventory;

import dev.tense.contract.values.Sku;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** There is more of a product. */
@EventName("inventory.inventory-restocked.v1")
public record InventoryRestocked(Sku sku, int quantity, Instant occurredAt) implements Event {}
