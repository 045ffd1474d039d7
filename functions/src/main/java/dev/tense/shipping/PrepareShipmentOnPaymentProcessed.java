package dev.tense.shipping;

import dev.tense.contract.orders.ShippingAddresses;
import dev.tense.contract.payments.PaymentProcessed;
import dev.tense.contract.shipping.ShippingPreparationFailed.Reason;
import dev.tense.contract.values.Address;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;
import java.util.Optional;

/** Settles how a paid order travels, or says that it cannot. Payments never hears of it. */
@Reaction(attempts = 105, onReplay = Reaction.OnReplay.SKIP, stream = "shipment", reads = "orders")
public class PrepareShipmentOnPaymentProcessed {
    private final Log log;
    private final Carrier carrier;
    private final ShippingAddresses addresses;

    PrepareShipmentOnPaymentProcessed(Log log, Carrier carrier, ShippingAddresses addresses) {
        this.log = log;
        this.carrier = carrier;
        this.addresses = addresses;
    }

    @Funq("prepare-shipment-on-payment-processed")
    public void on(Envelope<PaymentProcessed> message) {
        OrderId order = message.data().orderId();
        Optional<Address> address = addresses.of(order);
        Optional<Route> route = address.flatMap(carrier::routeTo);
        var reason = address.isPresent() ? Reason.ADDRESS_NOT_SERVED : Reason.UNKNOWN_ORDER;
        log.reactFirst(
                Shipment.STREAM,
                order.value(),
                (shipment, now) -> route.map(found -> Shipment.prepare(shipment, order, found, now))
                        .orElseGet(() -> Shipment.fail(shipment, order, reason, now)));
    }
}
