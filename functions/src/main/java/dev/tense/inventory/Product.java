package dev.tense.inventory;

import dev.tense.contract.inventory.GetStock;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.Sku;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import java.util.Currency;
import java.util.Map;

/** A product and its stock, as one state item. */
record Product(Sku sku, String name, Money price, long available) {
    private static final String PREFIX = "inventory#product#";
    private static final String AVAILABLE = "available";

    static ItemKey key(Sku sku) {
        return ItemKey.of(PREFIX + sku);
    }

    static Sku sku(ItemKey key) {
        return new Sku(key.partition().substring(PREFIX.length()));
    }

    static Product of(Item item) {
        return new Product(
                sku(item.key()),
                item.text("name"),
                new Money(item.number("price"), Currency.getInstance(item.text("currency"))),
                item.number(AVAILABLE));
    }

    Item item() {
        return new Item(
                key(sku),
                null,
                Map.of("name", name, "currency", price.currency().getCurrencyCode()),
                Map.of("price", price.minor(), AVAILABLE, available));
    }

    GetStock.Result stock() {
        return new GetStock.Result(sku, name, price, available);
    }

    /** Takes goods out, never below nothing. */
    static Effect take(Sku sku, int quantity) {
        return new Effect.Adjust(key(sku), AVAILABLE, -quantity);
    }

    /** Counts goods in; the product must exist. */
    static Effect countIn(Sku sku, int quantity) {
        return new Effect.Adjust(key(sku), AVAILABLE, quantity);
    }

    /** Puts back what was taken. */
    static Effect putBack(Sku sku, int quantity) {
        return new Effect.Add(key(sku), Map.of(AVAILABLE, (long) quantity));
    }
}
