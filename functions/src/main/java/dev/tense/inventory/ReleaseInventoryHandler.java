package dev.tense.inventory;

import dev.tense.contract.inventory.ReleaseInventory;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Log;
import io.quarkus.funqy.Funq;

/** Closes the reservation of an order and frees what it holds. */
@CommandHandler
public class ReleaseInventoryHandler {
    private final Log log;

    ReleaseInventoryHandler(Log log) {
        this.log = log;
    }

    @Funq("release-inventory")
    public ReleaseInventory.Answer handle(ReleaseInventory command) {
        return log.decide(
                Reservation.STREAM,
                command.orderId().value(),
                ReleaseInventory.Answer.class,
                (reservation, now) -> Reservation.release(reservation, command.orderId(), now));
    }
}
