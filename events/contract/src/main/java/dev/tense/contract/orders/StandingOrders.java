package dev.tense.contract.orders;

import dev.tense.contract.values.OrderId;

/** Which orders stand, for those who hold money or goods for them. */
public interface StandingOrders {
    /** Whether there is such an order and it is not cancelled, as of now. */
    boolean includes(OrderId order);
}
