package dev.tense.inventory;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.inventory.InventoryRestocked;
import dev.tense.contract.inventory.RestockInventory;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Log;
import dev.tense.messaging.StreamType;
import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.util.List;

/** Counts goods in. */
@CommandHandler(callers = Callers.OPERATOR)
public class RestockInventoryHandler {
    /** Each delivery of goods is a process of its own; says whether it was counted. */
    private static final StreamType<Boolean> RESTOCK = new StreamType<>("restock", false, (before, fact) -> true);

    private final Log log;

    RestockInventoryHandler(Log log) {
        this.log = log;
    }

    @Funq("restock-inventory")
    public RestockInventory.Answer handle(RestockInventory command) {
        return log.create(
                RESTOCK,
                Invocation.current().key().value(),
                RestockInventory.Answer.class,
                (counted, now) -> restock(command, now));
    }

    private static Decision<RestockInventory.Answer> restock(RestockInventory command, Instant now) {
        return accept(
                        (RestockInventory.Answer) new RestockInventory.Restocked(command.sku(), command.quantity()),
                        new InventoryRestocked(command.sku(), command.quantity(), now))
                .with(
                        List.of(Product.countIn(command.sku(), command.quantity())),
                        missing -> decline(new RestockInventory.UnknownProduct(command.sku())));
    }
}
