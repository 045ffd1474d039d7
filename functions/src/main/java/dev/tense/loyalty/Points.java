package dev.tense.loyalty;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.loyalty.PointsAwarded;
import dev.tense.contract.loyalty.PointsRevoked;
import dev.tense.contract.orders.OrderCancelled;
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

/** The points of one order. The customer's balance is a state item that changes with them. */
sealed interface Points {
    String BALANCE = "points";

    /** The first generation; see {@link dev.tense.messaging.Reaction#generation()}. */
    StreamType<Points> STREAM = new StreamType<>("points@1", new None(), Points::evolve);

    /** Nothing was awarded yet. */
    record None() implements Points {}

    /** The customer has these. */
    record Awarded(long points) implements Points {}

    /** The order does not stand: nothing is awarded for it, and nothing will be. */
    record Closed() implements Points {}

    static Points evolve(Points before, Fact fact) {
        return switch (fact) {
            case PointsAwarded awarded when before instanceof None -> new Awarded(awarded.points());
            case PointsRevoked revoked when before instanceof Awarded -> new Closed();
            case PointsForgone forgone when before instanceof None -> new Closed();
            default ->
                throw new IllegalStateException(fact.getClass().getSimpleName() + " cannot follow "
                        + before.getClass().getSimpleName());
        };
    }

    /** One point for each whole unit of the total, unless the cancellation was here before. */
    static Decision<Reacted> award(Points before, OrderPlaced order, Instant now) {
        if (!(before instanceof None)) {
            return decline(Reacted.DONE);
        }
        long points = order.totalAmount().wholeUnits();
        return accept(Reacted.DONE, new PointsAwarded(order.customerId(), order.orderId(), points, now))
                .with(List.of(add(order.customerId(), points)));
    }

    /** Takes back exactly what was awarded; what comes after the cancellation is not awarded. */
    static Decision<Reacted> revoke(Points before, OrderCancelled order, Instant now) {
        return switch (before) {
            case None none -> accept(Reacted.DONE, new PointsForgone());
            case Awarded awarded ->
                accept(Reacted.DONE, new PointsRevoked(order.customerId(), order.orderId(), awarded.points(), now))
                        .with(List.of(add(order.customerId(), -awarded.points())));
            case Closed closed -> decline(Reacted.DONE);
        };
    }

    private static Effect add(CustomerId customer, long points) {
        return new Effect.Add(balance(customer), Map.of(BALANCE, points));
    }

    static ItemKey balance(CustomerId customer) {
        return ItemKey.of("loyalty#points@1#" + customer);
    }
}
