package dev.tense.shipping;

import dev.tense.contract.orders.VisibleOrders;
import dev.tense.contract.shipping.GetShipment;
import dev.tense.contract.shipping.GetShipment.Result;
import dev.tense.contract.shipping.GetShipment.Status;
import dev.tense.messaging.Callers;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Log;
import dev.tense.messaging.NotFound;
import dev.tense.messaging.QueryHandler;
import io.quarkus.funqy.Funq;

/** Tells how a shipment stands. */
@QueryHandler(path = "/shipments/{orderId}", callers = Callers.CUSTOMER, reads = "orders")
public class GetShipmentHandler {
    private final Log log;
    private final VisibleOrders orders;

    GetShipmentHandler(Log log, VisibleOrders orders) {
        this.log = log;
        this.orders = orders;
    }

    @Funq("get-shipment")
    public Result on(GetShipment query) {
        if (!orders.includes(query.orderId(), Invocation.current().caller())) {
            throw new NotFound("shipment");
        }
        return switch (log.state(Shipment.STREAM, query.orderId().value())) {
            case Shipment.None none -> throw new NotFound("shipment");
            case Shipment.Awaited awaited -> result(query, Status.AWAITED);
            case Shipment.Prepared prepared -> result(query, Status.PREPARED);
            case Shipment.Ready ready -> result(query, Status.READY);
            case Shipment.HandedOver over -> result(query, Status.HANDED_OVER);
            case Shipment.Shipped shipped ->
                new Result(
                        query.orderId(),
                        Status.SHIPPED,
                        shipped.parcel().trackingNumber(),
                        shipped.parcel().carrier());
            case Shipment.Failed failed -> result(query, Status.FAILED);
            case Shipment.CalledOff calledOff -> result(query, Status.CALLED_OFF);
        };
    }

    private static Result result(GetShipment query, Status status) {
        return new Result(query.orderId(), status, null, null);
    }
}
