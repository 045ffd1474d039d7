package dev.tense.analytics;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Writes a sale into the ledger of its day. */
@Reaction(onReplay = Reaction.OnReplay.RUN)
public class TrackSaleOnOrderPlaced {
    private final Log log;

    TrackSaleOnOrderPlaced(Log log) {
        this.log = log;
    }

    @Funq("track-sale-on-order-placed")
    public void on(Envelope<OrderPlaced> message) {
        log.keep(Sale.entry(message.id(), message.data()));
    }
}
