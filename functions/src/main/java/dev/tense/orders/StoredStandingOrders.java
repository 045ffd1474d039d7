package dev.tense.orders;

import dev.tense.contract.orders.StandingOrders;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/** Whether orders stand, from their streams. */
@ApplicationScoped
class StoredStandingOrders implements StandingOrders {
    private final Log log;

    StoredStandingOrders(Log log) {
        this.log = log;
    }

    @Override
    public boolean includes(OrderId order) {
        return log.stateNow(Order.STREAM, order.value()) instanceof Order.Standing;
    }
}
