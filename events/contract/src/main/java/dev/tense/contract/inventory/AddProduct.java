package dev.tense.contract.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.Sku;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;
import dev.tense.messaging.Status;

/** Asks us to add a product to the range; its stock begins at nothing. */
public record AddProduct(
        CommandId commandId,
        Sku sku,
        @Limits(min = 1, max = 200) String name,
        Money price) implements Command<AddProduct.Answer> {
    /** No product costs more, in minor units. */
    public static final long MAX_PRICE_MINOR = 10_000_000;

    public AddProduct {
        Require.present("commandId", commandId);
        Require.present("sku", sku);
        Require.text("name", name, 1, 200);
        if (Require.present("price", price).minor() > MAX_PRICE_MINOR) {
            throw new InvalidInput("price.amount", "must be at most " + MAX_PRICE_MINOR + " minor units");
        }
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "product-added", value = Added.class),
        @JsonSubTypes.Type(name = "already-added", value = AlreadyAdded.class)
    })
    public sealed interface Answer {}

    /** It is in the range. */
    @Status(201)
    public record Added(Sku sku) implements Answer {}

    /** There is a product with this SKU already; it was not touched. */
    public record AlreadyAdded(Sku sku) implements Answer, Refusal {}
}
