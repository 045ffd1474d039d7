package dev.tense.evolution.sample;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Needs to know only that it happened. */
@Reaction(onReplay = Reaction.OnReplay.SKIP)
public class CountOnOrderPlaced {
    private int count;

    @Funq("count-on-order-placed")
    public void on(Envelope<OrderPlaced> message) {
        count++;
    }

    int count() {
        return count;
    }
}
