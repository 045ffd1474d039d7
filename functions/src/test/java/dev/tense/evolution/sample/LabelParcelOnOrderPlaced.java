package dev.tense.evolution.sample;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Reads through an interface, a lambda and a method reference. */
@Reaction(onReplay = Reaction.OnReplay.SKIP)
public class LabelParcelOnOrderPlaced {
    private final Labels labels;

    LabelParcelOnOrderPlaced(Labels labels) {
        this.labels = labels;
    }

    @Funq("label-parcel-on-order-placed")
    public void on(Envelope<OrderPlaced> message) {
        labels.print(message.data());
    }
}
