package dev.tense.contract.orders;

import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;
import java.util.List;

/** Paid and reserved: the order stands. */
@EventName("orders.order-placed.v1")
public record OrderPlaced(
        OrderId orderId,
        CustomerId customerId,
        List<OrderLine> items,
        Money totalAmount,
        TransactionId paymentTransactionId,
        Instant occurredAt)
        implements Event {
    public OrderPlaced {
        items = List.copyOf(items);
    }
}
