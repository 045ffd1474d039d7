package dev.tense.shipping;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Lets a placed order leave once its shipment is prepared. */
@Reaction(attempts = 105, onReplay = Reaction.OnReplay.SKIP, stream = "shipment")
public class ReadyShipmentOnOrderPlaced {
    private final Log log;

    ReadyShipmentOnOrderPlaced(Log log) {
        this.log = log;
    }

    @Funq("ready-shipment-on-order-placed")
    public void on(Envelope<OrderPlaced> message) {
        log.react(
                Shipment.STREAM,
                message.data().orderId().value(),
                (shipment, now) -> Shipment.confirm(shipment, message.data(), now));
    }
}
