package dev.tense.orders;

import dev.tense.contract.orders.VisibleOrders;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Caller;
import dev.tense.messaging.Log;
import jakarta.enterprise.context.ApplicationScoped;

/** Whose orders are, from their streams. */
@ApplicationScoped
class StoredVisibleOrders implements VisibleOrders {
    private final Log log;

    StoredVisibleOrders(Log log) {
        this.log = log;
    }

    @Override
    public boolean includes(OrderId order, Caller caller) {
        return !caller.isCustomer()
                || Order.seenBy(caller, log.state(Order.STREAM, order.value())) instanceof Order.Known;
    }
}
