package dev.tense.contract.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tense.contract.values.Sku;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;
import dev.tense.messaging.Status;

/** Asks us to count goods in. */
public record RestockInventory(
        CommandId commandId,
        Sku sku,
        @Limits(min = 1, max = 1_000_000) int quantity) implements Command<RestockInventory.Answer> {
    public RestockInventory {
        Require.present("commandId", commandId);
        Require.present("sku", sku);
        Require.between("quantity", quantity, 1, 1_000_000);
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "inventory-restocked", value = Restocked.class),
        @JsonSubTypes.Type(name = "unknown-product", value = UnknownProduct.class)
    })
    public sealed interface Answer {}

    /** There is so much more of it. */
    public record Restocked(Sku sku, int quantity) implements Answer {}

    /** We do not have that product. */
    @Status(404)
    public record UnknownProduct(Sku sku) implements Answer, Refusal {}
}
