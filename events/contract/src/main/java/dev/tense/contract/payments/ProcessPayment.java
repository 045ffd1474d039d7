package dev.tense.contract.payments;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.NotFinal;
import dev.tense.messaging.Private;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;
import dev.tense.messaging.Status;

/** Asks us to charge an order, once. */
public record ProcessPayment(
        CommandId commandId,
        OrderId orderId,
        Money amount,
        @Private PaymentMethod paymentMethod) implements Command<ProcessPayment.Answer> {
    public ProcessPayment {
        Require.present("commandId", commandId);
        Require.present("orderId", orderId);
        Require.present("amount", amount);
        Require.present("paymentMethod", paymentMethod);
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "payment-processed", value = Processed.class),
        @JsonSubTypes.Type(name = "payment-declined", value = Declined.class),
        @JsonSubTypes.Type(name = "payment-closed", value = Closed.class),
        @JsonSubTypes.Type(name = "amount-differs", value = AmountDiffers.class),
        @JsonSubTypes.Type(name = "payment-escalated", value = Escalated.class),
        @JsonSubTypes.Type(name = "temporary-failure", value = TemporaryFailure.class),
        @JsonSubTypes.Type(name = "outcome-unknown", value = OutcomeUnknown.class)
    })
    public sealed interface Answer {}

    /** It is charged. */
    public record Processed(OrderId orderId, TransactionId transactionId) implements Answer {}

    /** The provider will not charge this. Final. */
    @Status(402)
    public record Declined(OrderId orderId, PaymentDeclined.Reason reason) implements Answer, Refusal {}

    /** The order was called off; its payment takes no charge any more. */
    public record Closed(OrderId orderId) implements Answer, Refusal {}

    /** Another amount is charged for this order, or was tried; it is not charged once more. */
    public record AmountDiffers(OrderId orderId) implements Answer, Refusal {}

    /**
     * Nobody can tell whether it is charged, and nothing more is sent: a person looks into it. Final. If the money was taken,
     * {@link RefundPayment} gives it back.
     */
    public record Escalated(OrderId orderId) implements Answer, Refusal {}

    /** The provider cannot charge now; nothing was charged. Send the same command again later. */
    @Status(503)
    public record TemporaryFailure(OrderId orderId, int retryAfterSeconds) implements Answer, NotFinal {}

    /** The provider may or may not have charged. Send the same command again: it asks first and never charges twice. */
    public record OutcomeUnknown(OrderId orderId, int retryAfterSeconds) implements Answer, NotFinal {}
}
