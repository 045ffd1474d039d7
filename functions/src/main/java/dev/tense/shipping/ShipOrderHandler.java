package dev.tense.shipping;

import dev.tense.contract.orders.ShippingAddresses;
import dev.tense.contract.shipping.ShipOrder;
import dev.tense.contract.values.Address;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Log;
import dev.tense.messaging.Unavailable;
import io.quarkus.funqy.Funq;

/** Hands goods over: writes down that it begins, hands over under the order's key, writes down what the carrier said. */
@CommandHandler(callers = Callers.OPERATOR, reads = "orders")
public class ShipOrderHandler {
    private final Log log;
    private final Carrier carrier;
    private final ShippingAddresses addresses;

    ShipOrderHandler(Log log, Carrier carrier, ShippingAddresses addresses) {
        this.log = log;
        this.carrier = carrier;
        this.addresses = addresses;
    }

    @Funq("ship-order")
    public ShipOrder.Answer handle(ShipOrder command) {
        var begun = log.decide(
                Shipment.STREAM,
                command.orderId().value(),
                ShipOrder.Answer.class,
                (shipment, now) -> Shipment.begin(shipment, command));
        return begun instanceof ShipOrder.ShippingUnavailable ? handOver(command, begun) : begun;
    }

    /** Also hands over again under the same key when an earlier attempt ended without an answer. */
    private ShipOrder.Answer handOver(ShipOrder command, ShipOrder.Answer unavailable) {
        Address address = addresses
                .of(command.orderId())
                .orElseThrow(() -> new IllegalStateException("what is prepared has an order"));
        Parcel parcel;
        try {
            parcel = carrier.handOver(
                    command.orderId().value(), new Route(command.warehouseId(), command.shippingMethod()), address);
        } catch (Unavailable closed) { // the sender's to decide: it may try again
            return unavailable;
        }
        return log.decide(
                Shipment.STREAM,
                command.orderId().value(),
                ShipOrder.Answer.class,
                (shipment, now) -> Shipment.conclude(shipment, command.orderId(), parcel, now));
    }
}
