package dev.tense.evolution.sample;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.contract.values.OrderLine;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;
import java.util.ArrayList;
import java.util.List;

/** Hands the items on as they are. */
@Reaction(onReplay = Reaction.OnReplay.SKIP)
public class ForwardItemsOnOrderPlaced {
    private final List<OrderLine> forwarded = new ArrayList<>();

    @Funq("forward-items-on-order-placed")
    public void on(Envelope<OrderPlaced> message) {
        forwarded.addAll(message.data().items());
    }
}
