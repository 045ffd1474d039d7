package dev.tense.shipping;

import dev.tense.contract.shipping.OrderReadyToShip;
import dev.tense.contract.shipping.ShipOrder;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Reaction;
import dev.tense.messaging.Retry;
import io.quarkus.funqy.Funq;

/**
 * Ships what is ready. A carrier that is closed is waited for: 105 attempts, 10, 20, 40, ... 900 s apart, are a day, and the
 * message is in the dead-letter queue after that.
 */
@Reaction(attempts = 105, onReplay = Reaction.OnReplay.SKIP, stream = "shipment", sends = ShipOrder.class)
public class ShipOnOrderReadyToShip {
    private final CommandBus bus;

    ShipOnOrderReadyToShip(CommandBus bus) {
        this.bus = bus;
    }

    @Funq("ship-on-order-ready-to-ship")
    public void on(Envelope<OrderReadyToShip> message) {
        OrderReadyToShip ready = message.data();
        var ship = new ShipOrder(
                Invocation.current().childId(ShipOrder.class),
                ready.orderId(),
                ready.shippingMethod(),
                ready.warehouseId());
        switch (bus.execute(ship)) {
            case ShipOrder.Shipped shipped -> {}
            case ShipOrder.Closed calledOff -> {}
            case ShipOrder.ShippingUnavailable later -> throw new Retry("SHIPPING_UNAVAILABLE");
            case ShipOrder.NotReady early -> throw new IllegalStateException("a ready shipment is not ready");
            case ShipOrder.PreparedDifferently other ->
                throw new IllegalStateException("a ready shipment was prepared differently");
        }
    }
}
