package dev.tense.loyalty;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Awards points for a placed order, once. */
@Reaction(onReplay = Reaction.OnReplay.RUN, stream = "points@1")
public class AwardPointsOnOrderPlaced {
    private final Log log;

    AwardPointsOnOrderPlaced(Log log) {
        this.log = log;
    }

    @Funq("award-points-on-order-placed")
    public void on(Envelope<OrderPlaced> message) {
        log.reactFirst(
                Points.STREAM,
                message.data().orderId().value(),
                (before, now) -> Points.award(before, message.data(), now));
    }
}
