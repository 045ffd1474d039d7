package dev.tense.contract.orders;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tense.contract.values.Address;
import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.contract.values.OrderNumber;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Limits;
import dev.tense.messaging.NotFinal;
import dev.tense.messaging.Private;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;
import dev.tense.messaging.Status;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Asks us to accept an order: to create it, charge it and reserve its goods. Sending the same {@code commandId} again never
 * places a second one. The prices are ours, never the sender's.
 */
public record PlaceOrder(
        CommandId commandId,
        CustomerId customerId,
        @Limits(min = 1, max = OrderLine.MAX_LINES) List<OrderLine> items,
        @Private Address shippingAddress,
        @Private PaymentMethod paymentMethod)
        implements Command<PlaceOrder.Answer> {
    public PlaceOrder {
        Require.present("commandId", commandId);
        Require.present("customerId", customerId);
        items = OrderLine.lines("items", items);
        Require.present("shippingAddress", shippingAddress);
        Require.present("paymentMethod", paymentMethod);
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "order-placed", value = Placed.class),
        @JsonSubTypes.Type(name = "checkout-pending", value = CheckoutPending.class),
        @JsonSubTypes.Type(name = "checkout-failed", value = CheckoutFailed.class)
    })
    public sealed interface Answer {}

    /** The order stands: it is paid and its goods are reserved. */
    @Status(201)
    public record Placed(OrderId orderId, OrderNumber orderNumber, Money total, LocalDate estimatedDelivery)
            implements Answer {}

    /** Not known yet; we go on with it. Send the same command again, or look at the order. */
    public record CheckoutPending(OrderId orderId, int retryAfterSeconds) implements Answer, NotFinal {}

    /** The order does not stand. Without an {@code orderId} none was created, and the same command is judged afresh. */
    public record CheckoutFailed(@Nullable OrderId orderId, Reason reason) implements Answer, Refusal {}

    /** Why an order does not stand. */
    public enum Reason {
        @Status(402)
        INSUFFICIENT_FUNDS,
        @Status(402)
        PAYMENT_DECLINED,
        @Status(409)
        OUT_OF_STOCK,
        @Status(409)
        UNKNOWN_PRODUCT,
        /** The total is above the limit of one order, or its products are priced in different currencies. */
        @Status(409)
        ORDER_LIMIT_EXCEEDED,
        /** Somebody cancelled it meanwhile. */
        @Status(409)
        CANCELLED,
        /** It could not be finished before its deadline. */
        @Status(409)
        EXPIRED,
        /** It cannot be shipped to this address. */
        @Status(409)
        SHIPPING_FAILED
    }
}
