package dev.tense.orders;

import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.shipping.ShipmentCalledOff;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Cancels an order whose shipment was called off, also when whoever did so died before cancelling the order itself. */
@Reaction(attempts = 105, onReplay = Reaction.OnReplay.SKIP, stream = "order")
public class CancelOnShipmentCalledOff {
    private final Log log;

    CancelOnShipmentCalledOff(Log log) {
        this.log = log;
    }

    @Funq("cancel-on-shipment-called-off")
    public void on(Envelope<ShipmentCalledOff> message) {
        log.react(
                Order.STREAM,
                message.data().orderId().value(),
                (order, now) -> Order.cancelUnshippable(order, OrderCancelled.Reason.REQUESTED, now));
    }
}
