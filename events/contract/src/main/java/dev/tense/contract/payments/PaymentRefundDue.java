package dev.tense.contract.payments;

import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** A charge went through after its payment was closed, so it has to be given back. */
@EventName("payments.payment-refund-due.v1")
public record PaymentRefundDue(OrderId orderId, Money amount, TransactionId transactionId, Instant occurredAt)
        implements Event {}
