package dev.tense.contract.payments;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.NotFinal;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;

/**
 * Asks us to close the payment of an order and to give back what was charged, also when that turns out only later. An order that
 * stands keeps its payment.
 */
public record RefundPayment(CommandId commandId, OrderId orderId) implements Command<RefundPayment.Answer> {
    public RefundPayment {
        Require.present("commandId", commandId);
        Require.present("orderId", orderId);
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "payment-refunded", value = Refunded.class),
        @JsonSubTypes.Type(name = "nothing-to-refund", value = NothingToRefund.class),
        @JsonSubTypes.Type(name = "refund-pending", value = RefundPending.class),
        @JsonSubTypes.Type(name = "refund-escalated", value = Escalated.class),
        @JsonSubTypes.Type(name = "order-stands", value = OrderStands.class)
    })
    public sealed interface Answer {}

    /** The money is on its way back. */
    public record Refunded(OrderId orderId, Money amount) implements Answer {}

    /** Nothing was charged, and nothing will be. */
    public record NothingToRefund(OrderId orderId) implements Answer {}

    /** The payment is closed, but whether it was charged or given back is not known yet. Send the same command again. */
    public record RefundPending(OrderId orderId, int retryAfterSeconds) implements Answer, NotFinal {}

    /**
     * The payment is closed, but the provider does not say what became of it, or will not give the money back: a person looks
     * into it. A refund with a new command id asks the provider once more.
     */
    public record Escalated(OrderId orderId) implements Answer, Refusal {}

    /** The order is not cancelled, so nothing was done. Cancelling it gives the money back. */
    public record OrderStands(OrderId orderId, String toDo) implements Answer, Refusal {
        public OrderStands(OrderId orderId) {
            this(orderId, "cancel the order first");
        }
    }
}
