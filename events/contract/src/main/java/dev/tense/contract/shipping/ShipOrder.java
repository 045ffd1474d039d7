package dev.tense.contract.shipping;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.NotFinal;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;
import dev.tense.messaging.Status;

/** Asks us to hand the goods of an order to the carrier, in the way its shipment was prepared. */
public record ShipOrder(CommandId commandId, OrderId orderId, ShippingMethod shippingMethod, WarehouseId warehouseId)
        implements Command<ShipOrder.Answer> {
    public ShipOrder {
        Require.present("commandId", commandId);
        Require.present("orderId", orderId);
        Require.present("shippingMethod", shippingMethod);
        Require.present("warehouseId", warehouseId);
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "order-shipped", value = Shipped.class),
        @JsonSubTypes.Type(name = "not-ready-to-ship", value = NotReady.class),
        @JsonSubTypes.Type(name = "prepared-differently", value = PreparedDifferently.class),
        @JsonSubTypes.Type(name = "shipment-closed", value = Closed.class),
        @JsonSubTypes.Type(name = "shipping-unavailable", value = ShippingUnavailable.class)
    })
    public sealed interface Answer {}

    /** The goods are with the carrier, by this command or by an earlier one. */
    public record Shipped(OrderId orderId, TrackingNumber trackingNumber, String carrier) implements Answer {}

    /** The order is not placed, or its shipment not prepared, or there is no such order. Nothing was done. */
    public record NotReady(OrderId orderId) implements Answer, Refusal {}

    /** The shipment was prepared for another warehouse or method. Nothing was done. */
    public record PreparedDifferently(OrderId orderId, ShippingMethod shippingMethod, WarehouseId warehouseId)
            implements Answer, Refusal {}

    /** The order was called off or cannot be shipped; nothing leaves for it any more. */
    public record Closed(OrderId orderId) implements Answer, Refusal {}

    /** The carrier takes nothing at the moment. Send the same command again, or give up and call the shipment off if it is not too late. */
    @Status(503)
    public record ShippingUnavailable(OrderId orderId, int retryAfterSeconds) implements Answer, NotFinal {}
}
