package dev.tense.contract.inventory;

import dev.tense.contract.values.Money;
import dev.tense.contract.values.Sku;
import dev.tense.messaging.Query;
import dev.tense.messaging.Require;

/** Asks for a product and how much of it can be reserved. */
public record GetStock(Sku sku) implements Query<GetStock.Result> {
    public GetStock {
        Require.present("sku", sku);
    }

    /** A product; {@code available} is what no order holds. */
    public record Result(Sku sku, String name, Money price, long available) {}
}
