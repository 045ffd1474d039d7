package dev.tense.loyalty;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.loyalty.PointsAwarded;
import dev.tense.contract.orders.OrderPlaced;
import dev.tense.contract.values.CustomerId;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Fact;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Reacted;
import dev.tense.messaging.StreamType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The points of one order: not awarded, or awarded. The customer's balance is a state item that changes with them. */
enum Points {
    NONE,
    AWARDED;

    static final String BALANCE = "points";

    /** The first generation; see {@link dev.tense.messaging.Reaction#generation()}. */
    static final StreamType<Points> STREAM = new StreamType<>("points@1", NONE, Points::evolve);

    private static Points evolve(Points before, Fact fact) {
        if (fact instanceof PointsAwarded) {
            return AWARDED;
        }
        throw new IllegalStateException("points know no " + fact.getClass().getSimpleName());
    }

    /** One point for each whole unit of the total. */
    static Decision<Reacted> award(Points before, OrderPlaced order, Instant now) {
        if (before == AWARDED) {
            return decline(Reacted.DONE);
        }
        long points = order.totalAmount().wholeUnits();
        return accept(Reacted.DONE, new PointsAwarded(order.customerId(), order.orderId(), points, now))
                .with(List.of(new Effect.Add(balance(order.customerId()), Map.of(BALANCE, points))));
    }

    static ItemKey balance(CustomerId customer) {
        return ItemKey.of("loyalty#points@1#" + customer);
    }
}
