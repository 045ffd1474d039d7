package dev.tense.orders;

import dev.tense.contract.inventory.InventoryReservationFailed;
import dev.tense.contract.orders.OrderCancelled;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Ends a choreographed checkout whose goods are not there. */
@Reaction(onReplay = Reaction.OnReplay.SKIP, stream = "order")
public class CancelOnInventoryReservationFailed {
    private final Log log;

    CancelOnInventoryReservationFailed(Log log) {
        this.log = log;
    }

    @Funq("cancel-on-inventory-reservation-failed")
    public void on(Envelope<InventoryReservationFailed> message) {
        var reason = switch (message.data().reason()) {
            case OUT_OF_STOCK, UNKNOWN_PRODUCT -> OrderCancelled.Reason.OUT_OF_STOCK;
        };
        log.react(
                Order.STREAM,
                message.data().orderId().value(),
                (order, now) -> Choreography.refuse(order, reason, now));
    }
}
