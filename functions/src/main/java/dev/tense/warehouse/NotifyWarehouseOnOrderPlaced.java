package dev.tense.warehouse;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Puts an order on the pick list, with normal priority. */
@Reaction(onReplay = Reaction.OnReplay.RUN)
public class NotifyWarehouseOnOrderPlaced {
    private final Log log;

    NotifyWarehouseOnOrderPlaced(Log log) {
        this.log = log;
    }

    @Funq("notify-warehouse-on-order-placed")
    public void on(Envelope<OrderPlaced> message) {
        log.keep(PickList.entry(message.id(), message.data()));
    }
}
