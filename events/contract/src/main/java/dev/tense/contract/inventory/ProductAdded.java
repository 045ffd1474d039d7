package dev.tense.contract.inventory;

import dev.tense.contract.values.Money;
import dev.tense.contract.values.Sku;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** A product is in the range. */
@EventName("inventory.product-added.v1")
public record ProductAdded(Sku sku, String name, Money price, Instant occurredAt) implements Event {}
