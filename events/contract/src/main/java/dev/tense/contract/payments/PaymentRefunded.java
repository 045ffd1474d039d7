package dev.tense.contract.payments;

import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** What was charged for an order is given back. */
@EventName("payments.payment-refunded.v1")
public record PaymentRefunded(OrderId orderId, Money amount, TransactionId refundId, Instant occurredAt)
        implements Event {}
