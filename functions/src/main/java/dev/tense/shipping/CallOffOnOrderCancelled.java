package dev.tense.shipping;

import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.shipping.CallOffShipment;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Keeps a payment that comes late from preparing a shipment for a cancelled order. */
@Reaction(attempts = 105, onReplay = Reaction.OnReplay.SKIP, stream = "shipment", sends = CallOffShipment.class)
public class CallOffOnOrderCancelled {
    private final CommandBus bus;

    CallOffOnOrderCancelled(CommandBus bus) {
        this.bus = bus;
    }

    @Funq("call-off-on-order-cancelled")
    public void on(Envelope<OrderCancelled> message) {
        var callOff = new CallOffShipment(
                Invocation.current().childId(CallOffShipment.class),
                message.data().orderId());
        switch (bus.execute(callOff)) {
            case CallOffShipment.CalledOff calledOff -> {}
            case CallOffShipment.AlreadyShipped tooLate ->
                throw new IllegalStateException("an order is cancelled only after its shipment agreed");
        }
    }
}
