package dev.tense.contract.shipping;

import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Query;
import dev.tense.messaging.Require;
import org.jspecify.annotations.Nullable;

/** Asks how the shipment of an order stands. */
public record GetShipment(OrderId orderId) implements Query<GetShipment.Result> {
    public GetShipment {
        Require.present("orderId", orderId);
    }

    /** A shipment as it stands now; with the carrier's number once the goods are there. */
    public record Result(
            OrderId orderId,
            Status status,
            @Nullable TrackingNumber trackingNumber,
            @Nullable String carrier) {}

    /** How it stands. */
    public enum Status {
        /** The order is placed; how it travels is not settled. */
        AWAITED,
        /** How it travels is settled; the order is not placed. */
        PREPARED,
        READY,
        /** It is on its way to the carrier; whether it arrived there is not known yet. */
        HANDED_OVER,
        SHIPPED,
        FAILED,
        CALLED_OFF
    }
}
