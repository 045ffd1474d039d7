package dev.tense.inventory;

import dev.tense.contract.inventory.ReserveInventory;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Log;
import io.quarkus.funqy.Funq;

/** Sets the goods of an order aside, all or none. */
@CommandHandler(callers = Callers.SERVICE)
public class ReserveInventoryHandler {
    private final Log log;

    ReserveInventoryHandler(Log log) {
        this.log = log;
    }

    @Funq("reserve-inventory")
    public ReserveInventory.Answer handle(ReserveInventory command) {
        return log.create(
                Reservation.STREAM,
                command.orderId().value(),
                ReserveInventory.Answer.class,
                (reservation, now) -> Reservation.reserve(reservation, command, now));
    }
}
