package dev.tense.contract.orders;

import dev.tense.contract.orders.OrderCancelled.Reason;
import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.contract.values.OrderNumber;
import dev.tense.messaging.Query;
import dev.tense.messaging.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks how an order stands. */
public record GetOrder(OrderId orderId) implements Query<GetOrder.Result> {
    public GetOrder {
        Require.present("orderId", orderId);
    }

    /**
     * An order as it stands now.
     *
     * @param cancelReason why it does not stand, if it is cancelled
     */
    public record Result(
            OrderId orderId,
            OrderNumber orderNumber,
            CustomerId customerId,
            Status status,
            List<OrderLine> items,
            Money total,
            @Nullable Reason cancelReason) {
        public Result {
            items = List.copyOf(items);
        }
    }

    /** How it stands. */
    public enum Status {
        CREATED,
        PLACED,
        CANCELLED
    }
}
