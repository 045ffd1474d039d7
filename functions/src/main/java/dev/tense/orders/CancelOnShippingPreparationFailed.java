package dev.tense.orders;

import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.shipping.ShippingPreparationFailed;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Cancels an order that is paid but cannot be shipped; those who hold its money and its goods give them back. */
@Reaction(attempts = 105, onReplay = Reaction.OnReplay.SKIP, stream = "order")
public class CancelOnShippingPreparationFailed {
    private final Log log;

    CancelOnShippingPreparationFailed(Log log) {
        this.log = log;
    }

    @Funq("cancel-on-shipping-preparation-failed")
    public void on(Envelope<ShippingPreparationFailed> message) {
        log.react(
                Order.STREAM,
                message.data().orderId().value(),
                (order, now) -> Order.cancelUnshippable(order, OrderCancelled.Reason.SHIPPING_FAILED, now));
    }
}
