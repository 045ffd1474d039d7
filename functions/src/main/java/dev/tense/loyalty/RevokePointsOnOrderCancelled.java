package dev.tense.loyalty;

import dev.tense.contract.orders.OrderCancelled;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Takes back the points of a cancelled order, and keeps a late OrderPlaced from awarding any. */
@Reaction(onReplay = Reaction.OnReplay.RUN, stream = "points@1")
public class RevokePointsOnOrderCancelled {
    private final Log log;

    RevokePointsOnOrderCancelled(Log log) {
        this.log = log;
    }

    @Funq("revoke-points-on-order-cancelled")
    public void on(Envelope<OrderCancelled> message) {
        log.react(
                Points.STREAM,
                message.data().orderId().value(),
                (before, now) -> Points.revoke(before, message.data(), now));
    }
}
