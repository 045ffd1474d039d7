package dev.tense.contract.shipping;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;

/** Asks us never to let the goods of an order leave, also when nothing is prepared for it yet. Its order is cancelled then. */
public record CallOffShipment(CommandId commandId, OrderId orderId) implements Command<CallOffShipment.Answer> {
    public CallOffShipment {
        Require.present("commandId", commandId);
        Require.present("orderId", orderId);
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "shipment-called-off", value = CalledOff.class),
        @JsonSubTypes.Type(name = "already-shipped", value = AlreadyShipped.class)
    })
    public sealed interface Answer {}

    /** Nothing leaves for this order. */
    public record CalledOff(OrderId orderId) implements Answer {}

    /** The goods are with the carrier, or were on their way to it when we last heard. */
    public record AlreadyShipped(OrderId orderId) implements Answer, Refusal {}
}
