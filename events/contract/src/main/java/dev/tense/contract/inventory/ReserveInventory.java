package dev.tense.contract.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.contract.values.Sku;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;
import java.util.List;

/** Asks us to set the goods of an order aside: all of them or none. */
public record ReserveInventory(
        CommandId commandId,
        OrderId orderId,
        @Limits(min = 1, max = OrderLine.MAX_LINES) List<OrderLine> items) implements Command<ReserveInventory.Answer> {
    public ReserveInventory {
        Require.present("commandId", commandId);
        Require.present("orderId", orderId);
        items = OrderLine.lines("items", items);
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "inventory-reserved", value = Reserved.class),
        @JsonSubTypes.Type(name = "reservation-failed", value = ReservationFailed.class),
        @JsonSubTypes.Type(name = "items-differ", value = ItemsDiffer.class),
        @JsonSubTypes.Type(name = "reservation-closed", value = Closed.class)
    })
    public sealed interface Answer {}

    /** The goods are set aside. */
    public record Reserved(OrderId orderId) implements Answer {}

    /** There is not enough of this product, or no such product. Nothing was set aside. Final. */
    public record ReservationFailed(OrderId orderId, Sku sku, InventoryReservationFailed.Reason reason)
            implements Answer, Refusal {}

    /** Other goods are set aside for this order already. Nothing was changed. */
    public record ItemsDiffer(OrderId orderId) implements Answer, Refusal {}

    /** The order was called off; its reservation takes nothing any more. */
    public record Closed(OrderId orderId) implements Answer, Refusal {}
}
