package dev.tense.inventory;

import dev.tense.contract.inventory.ReleaseInventory;
import dev.tense.contract.orders.OrderCancelled;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Frees what a cancelled order holds, and keeps a slow reservation from holding anything later. */
@Reaction(attempts = 105, onReplay = Reaction.OnReplay.SKIP, stream = "reservation", sends = ReleaseInventory.class)
public class ReleaseOnOrderCancelled {
    private final CommandBus bus;

    ReleaseOnOrderCancelled(CommandBus bus) {
        this.bus = bus;
    }

    @Funq("release-on-order-cancelled")
    public void on(Envelope<OrderCancelled> message) {
        var release = new ReleaseInventory(
                Invocation.current().childId(ReleaseInventory.class),
                message.data().orderId());
        switch (bus.execute(release)) {
            case ReleaseInventory.Released released -> {}
            case ReleaseInventory.OrderStands stands ->
                throw new IllegalStateException("an order is cancelled before its goods are freed");
        }
    }
}
