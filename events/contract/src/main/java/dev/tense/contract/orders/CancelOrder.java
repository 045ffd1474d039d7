package dev.tense.contract.orders;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;
import dev.tense.messaging.Status;

/** Asks us to call an order off. What was paid and reserved for it is given back by those who hold it, after the answer. */
public record CancelOrder(CommandId commandId, OrderId orderId) implements Command<CancelOrder.Answer> {
    public CancelOrder {
        Require.present("commandId", commandId);
        Require.present("orderId", orderId);
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "order-cancelled", value = Cancelled.class),
        @JsonSubTypes.Type(name = "already-cancelled", value = AlreadyCancelled.class),
        @JsonSubTypes.Type(name = "already-shipped", value = AlreadyShipped.class),
        @JsonSubTypes.Type(name = "unknown-order", value = UnknownOrder.class)
    })
    public sealed interface Answer {}

    /** The order no longer stands. */
    public record Cancelled(OrderId orderId) implements Answer {}

    /** It was cancelled before, by another command or because the checkout failed. */
    public record AlreadyCancelled(OrderId orderId) implements Answer, Refusal {}

    /** The goods are on their way, so the order stands. */
    public record AlreadyShipped(OrderId orderId) implements Answer, Refusal {}

    /** There is no such order. */
    @Status(404)
    public record UnknownOrder(OrderId orderId) implements Answer, Refusal {}
}
