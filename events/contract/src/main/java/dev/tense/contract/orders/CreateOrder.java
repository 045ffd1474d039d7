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
import dev.tense.contract.values.Sku;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Private;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;
import dev.tense.messaging.Status;
import java.time.LocalDate;
import java.util.List;

/** Asks us to write an order down at today's prices. Nothing is charged or reserved yet. */
public record CreateOrder(
        CommandId commandId,
        CustomerId customerId,
        @Limits(min = 1, max = OrderLine.MAX_LINES) List<OrderLine> items,
        @Private Address shippingAddress,
        @Private PaymentMethod paymentMethod)
        implements Command<CreateOrder.Answer> {
    public CreateOrder {
        Require.present("commandId", commandId);
        Require.present("customerId", customerId);
        items = OrderLine.lines("items", items);
        Require.present("shippingAddress", shippingAddress);
        Require.present("paymentMethod", paymentMethod);
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "order-created", value = Created.class),
        @JsonSubTypes.Type(name = "unknown-product", value = UnknownProduct.class),
        @JsonSubTypes.Type(name = "order-limit-exceeded", value = OrderLimitExceeded.class)
    })
    public sealed interface Answer {}

    /** It is written down. */
    @Status(201)
    public record Created(OrderId orderId, OrderNumber orderNumber, Money totalAmount, LocalDate estimatedDelivery)
            implements Answer {}

    /** We do not sell that. Nothing was created. */
    public record UnknownProduct(Sku sku) implements Answer, Refusal {}

    /** The total is above the limit of one order, or its products are priced in different currencies. Nothing was created. */
    public record OrderLimitExceeded() implements Answer, Refusal {}
}
