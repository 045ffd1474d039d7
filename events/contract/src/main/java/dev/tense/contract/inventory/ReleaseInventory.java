package dev.tense.contract.inventory;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;
import java.util.List;

/**
 * Asks us to close the reservation of an order and to free what it holds, if it holds something. An order that stands keeps its
 * goods.
 */
public record ReleaseInventory(CommandId commandId, OrderId orderId) implements Command<ReleaseInventory.Answer> {
    public ReleaseInventory {
        Require.present("commandId", commandId);
        Require.present("orderId", orderId);
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "inventory-released", value = Released.class),
        @JsonSubTypes.Type(name = "order-stands", value = OrderStands.class)
    })
    public sealed interface Answer {}

    /** The reservation is closed; these goods are free again. */
    public record Released(OrderId orderId, List<OrderLine> items) implements Answer {
        public Released {
            items = List.copyOf(items);
        }
    }

    /** The order is not cancelled, so nothing was done. Cancelling it frees the goods. */
    public record OrderStands(OrderId orderId, String toDo) implements Answer, Refusal {
        public OrderStands(OrderId orderId) {
            this(orderId, "cancel the order first");
        }
    }
}
