package dev.tense.inventory;

import dev.tense.contract.inventory.ReserveInventory;
import dev.tense.contract.orders.OrderCreated;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** The first step of a choreographed checkout: sets the goods aside. Whether that worked is an event of our own. */
@Reaction(
        onReplay = Reaction.OnReplay.SKIP,
        when = "checkout=choreographed",
        stream = "reservation",
        sends = ReserveInventory.class)
public class ReserveOnOrderCreated {
    private final CommandBus bus;

    ReserveOnOrderCreated(CommandBus bus) {
        this.bus = bus;
    }

    @Funq("reserve-on-order-created")
    public void on(Envelope<OrderCreated> message) {
        OrderCreated order = message.data();
        bus.execute(new ReserveInventory(
                Invocation.current().childId(ReserveInventory.class), order.orderId(), order.items()));
    }
}
