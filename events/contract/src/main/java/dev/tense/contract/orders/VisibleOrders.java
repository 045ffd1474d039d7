package dev.tense.contract.orders;

import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Caller;

/** Which orders a caller may know of, for those who tell something about an order. */
public interface VisibleOrders {
    /** Whether the caller may be told: a customer of an own order, everybody else of any. */
    boolean includes(OrderId order, Caller caller);
}
