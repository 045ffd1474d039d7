package dev.tense.shipping;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.contract.shipping.CallOffShipment;
import dev.tense.contract.shipping.OrderReadyToShip;
import dev.tense.contract.shipping.OrderShipped;
import dev.tense.contract.shipping.ShipOrder;
import dev.tense.contract.shipping.ShipmentCalledOff;
import dev.tense.contract.shipping.ShipmentPrepared;
import dev.tense.contract.shipping.ShippingPreparationFailed;
import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Fact;
import dev.tense.messaging.Reacted;
import dev.tense.messaging.StreamType;
import java.time.Instant;

/**
 * The shipment of one order. Here it is decided whether the goods leave or the money goes back: once handing over has begun the
 * shipment cannot be called off, and once it is called off nothing is handed over.
 */
sealed interface Shipment {
    StreamType<Shipment> STREAM = new StreamType<>("shipment", new None(), Shipment::evolve);

    /** When a sender should ask again about a carrier that takes nothing. */
    int RETRY_AFTER_SECONDS = 60;

    /** Nobody asked for anything. */
    record None() implements Shipment {}

    /** The order is placed; how it travels is not settled. */
    record Awaited(CustomerId customer) implements Shipment {}

    /** How it travels is settled; the order is not placed. */
    record Prepared(Route route) implements Shipment {}

    /** It can leave. */
    record Ready(CustomerId customer, Route route) implements Shipment {}

    /** It left or is about to: too late to call it off. */
    record HandedOver(CustomerId customer, Route route) implements Shipment {}

    /** The carrier has it. */
    record Shipped(Parcel parcel) implements Shipment {}

    /** It cannot be shipped. */
    record Failed(ShippingPreparationFailed.Reason reason) implements Shipment {}

    /** Nothing leaves, now or later. */
    record CalledOff() implements Shipment {}

    static Shipment evolve(Shipment before, Fact fact) {
        return switch (fact) {
            case OrderConfirmed confirmed when before instanceof None -> new Awaited(confirmed.customerId());
            case OrderConfirmed confirmed
            when before instanceof Prepared prepared -> new Ready(confirmed.customerId(), prepared.route());
            case ShipmentPrepared prepared when before instanceof None -> new Prepared(route(prepared));
            case ShipmentPrepared prepared
            when before instanceof Awaited awaited -> new Ready(awaited.customer(), route(prepared));
            case OrderReadyToShip ready when before instanceof Ready -> before;
            case ShippingPreparationFailed failed
            when before instanceof None || before instanceof Awaited || before instanceof Failed ->
                new Failed(failed.reason());
            case HandOverBegun begun
            when before instanceof Ready ready -> new HandedOver(ready.customer(), ready.route());
            case OrderShipped shipped
            when before instanceof HandedOver -> new Shipped(new Parcel(shipped.trackingNumber(), shipped.carrier()));
            case ShipmentCalledOff calledOff
            when !(before instanceof HandedOver || before instanceof Shipped) -> new CalledOff();
            default ->
                throw new IllegalStateException(fact.getClass().getSimpleName() + " cannot follow "
                        + before.getClass().getSimpleName());
        };
    }

    private static Route route(ShipmentPrepared prepared) {
        return new Route(prepared.warehouseId(), prepared.shippingMethod());
    }

    /** Settles how a paid order travels; one that is placed already may leave. */
    static Decision<Reacted> prepare(Shipment shipment, OrderId order, Route route, Instant now) {
        var prepared = new ShipmentPrepared(order, route.method(), route.warehouse(), now);
        return switch (shipment) {
            case None none -> accept(Reacted.DONE, prepared);
            case Awaited awaited -> accept(Reacted.DONE, prepared, ready(order, route, now));
            case Prepared again -> decline(Reacted.DONE);
            case Ready ready -> decline(Reacted.DONE);
            case HandedOver over -> decline(Reacted.DONE);
            case Shipped shipped -> decline(Reacted.DONE);
            case Failed failed -> decline(Reacted.DONE);
            case CalledOff calledOff -> decline(Reacted.DONE);
        };
    }

    /** Writes down that a paid order cannot travel. */
    static Decision<Reacted> fail(
            Shipment shipment, OrderId order, ShippingPreparationFailed.Reason reason, Instant now) {
        return shipment instanceof None || shipment instanceof Awaited
                ? accept(Reacted.DONE, new ShippingPreparationFailed(order, reason, now))
                : decline(Reacted.DONE);
    }

    /**
     * Hears that the order is placed. When it was placed although its shipment had been called off or could not be prepared, that
     * is said again: the order was not there to hear it.
     */
    static Decision<Reacted> confirm(Shipment shipment, OrderPlaced order, Instant now) {
        var confirmed = new OrderConfirmed(order.customerId());
        return switch (shipment) {
            case None none -> accept(Reacted.DONE, confirmed);
            case Prepared prepared -> accept(Reacted.DONE, confirmed, ready(order.orderId(), prepared.route(), now));
            case CalledOff calledOff -> accept(Reacted.DONE, new ShipmentCalledOff(order.orderId(), now));
            case Failed failed ->
                accept(Reacted.DONE, new ShippingPreparationFailed(order.orderId(), failed.reason(), now));
            case Awaited again -> decline(Reacted.DONE);
            case Ready ready -> decline(Reacted.DONE);
            case HandedOver over -> decline(Reacted.DONE);
            case Shipped shipped -> decline(Reacted.DONE);
        };
    }

    private static OrderReadyToShip ready(OrderId order, Route route, Instant now) {
        return new OrderReadyToShip(order, route.method(), route.warehouse(), now);
    }

    /** Begins to hand over, unless the shipment is not ready or will not leave. */
    static Decision<ShipOrder.Answer> begin(Shipment shipment, ShipOrder command) {
        OrderId order = command.orderId();
        return switch (shipment) {
            case Ready ready
            when asked(command).equals(ready.route()) ->
                accept(new ShipOrder.ShippingUnavailable(order, RETRY_AFTER_SECONDS), new HandOverBegun());
            case Ready other -> decline(differently(order, other.route()));
            case HandedOver over
            when asked(command).equals(over.route()) ->
                decline(new ShipOrder.ShippingUnavailable(order, RETRY_AFTER_SECONDS));
            case HandedOver other -> decline(differently(order, other.route()));
            case Shipped shipped -> decline(shipped(order, shipped.parcel()));
            case None none -> decline(new ShipOrder.NotReady(order));
            case Awaited awaited -> decline(new ShipOrder.NotReady(order));
            case Prepared prepared -> decline(new ShipOrder.NotReady(order));
            case Failed failed -> decline(new ShipOrder.Closed(order));
            case CalledOff calledOff -> decline(new ShipOrder.Closed(order));
        };
    }

    private static Route asked(ShipOrder command) {
        return new Route(command.warehouseId(), command.shippingMethod());
    }

    private static ShipOrder.Answer differently(OrderId order, Route route) {
        return new ShipOrder.PreparedDifferently(order, route.method(), route.warehouse());
    }

    private static ShipOrder.Answer shipped(OrderId order, Parcel parcel) {
        return new ShipOrder.Shipped(order, parcel.trackingNumber(), parcel.carrier());
    }

    /** Writes down that the carrier has the goods. */
    static Decision<ShipOrder.Answer> conclude(Shipment shipment, OrderId order, Parcel parcel, Instant now) {
        return switch (shipment) {
            case HandedOver over ->
                accept(
                        shipped(order, parcel),
                        new OrderShipped(order, over.customer(), parcel.trackingNumber(), parcel.carrier(), now));
            case Shipped already -> decline(shipped(order, already.parcel()));
            default -> throw new IllegalStateException("nothing is handed over before that is written down");
        };
    }

    /** Closes the shipment, also an empty one, unless the goods may be with the carrier. */
    static Decision<CallOffShipment.Answer> callOff(Shipment shipment, OrderId order, Instant now) {
        return switch (shipment) {
            case HandedOver over -> decline(new CallOffShipment.AlreadyShipped(order));
            case Shipped shipped -> decline(new CallOffShipment.AlreadyShipped(order));
            case CalledOff already -> decline(new CallOffShipment.CalledOff(order));
            case None none -> calledOff(order, now);
            case Awaited awaited -> calledOff(order, now);
            case Prepared prepared -> calledOff(order, now);
            case Ready ready -> calledOff(order, now);
            case Failed failed -> calledOff(order, now);
        };
    }

    private static Decision<CallOffShipment.Answer> calledOff(OrderId order, Instant now) {
        return accept(new CallOffShipment.CalledOff(order), new ShipmentCalledOff(order, now));
    }
}
