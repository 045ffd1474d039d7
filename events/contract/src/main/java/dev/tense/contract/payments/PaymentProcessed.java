package dev.tense.contract.payments;

import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** An order is charged. */
@EventName("payments.payment-processed.v1")
public record PaymentProcessed(OrderId orderId, Money amount, TransactionId transactionId, Instant occurredAt)
        implements Event {}
