package dev.tense.contract.orders;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.OrderLine;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;
import java.util.List;

/**
 * An order is written down; it is neither paid nor reserved yet.
 *
 * @param checkout who takes it from here
 */
@EventName("orders.order-created.v1")
public record OrderCreated(
        OrderId orderId,
        CustomerId customerId,
        List<OrderLine> items,
        Money totalAmount,
        Checkout checkout,
        Instant occurredAt)
        implements Event {
    public OrderCreated {
        items = List.copyOf(items);
    }

    /** The two ways an order is carried through. */
    public enum Checkout {
        /** The command PlaceOrder sends the steps and answers for all of them. */
        @JsonProperty("orchestrated")
        ORCHESTRATED,
        /** Each step is a reaction to the event of the one before. */
        @JsonProperty("choreographed")
        CHOREOGRAPHED
    }
}
