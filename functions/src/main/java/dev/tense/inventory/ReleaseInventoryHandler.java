package dev.tense.inventory;

import dev.tense.contract.inventory.ReleaseInventory;
import dev.tense.contract.orders.StandingOrders;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Log;
import io.quarkus.funqy.Funq;

/** Closes the reservation of an order and frees what it holds. */
@CommandHandler(callers = Callers.SERVICE, reads = "orders")
public class ReleaseInventoryHandler {
    private final Log log;
    private final StandingOrders orders;

    ReleaseInventoryHandler(Log log, StandingOrders orders) {
        this.log = log;
        this.orders = orders;
    }

    @Funq("release-inventory")
    public ReleaseInventory.Answer handle(ReleaseInventory command) {
        OrderId order = command.orderId();
        // The order is read for each decision anew: what came in between may be its own reservation.
        return log.decide(
                Reservation.STREAM,
                order.value(),
                ReleaseInventory.Answer.class,
                (reservation, now) -> Reservation.release(reservation, order, orders.includes(order), now));
    }
}
