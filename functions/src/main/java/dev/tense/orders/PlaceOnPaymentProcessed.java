package dev.tense.orders;

import dev.tense.contract.inventory.ReserveInventory;
import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.payments.PaymentProcessed;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/**
 * The last step of a choreographed checkout. It reserves once more, which changes nothing when the goods are held: a payment
 * that somebody made before its turn must not place an order without goods.
 */
@Reaction(onReplay = Reaction.OnReplay.SKIP, stream = "order", sends = ReserveInventory.class)
public class PlaceOnPaymentProcessed {
    private final CommandBus bus;
    private final Log log;

    PlaceOnPaymentProcessed(CommandBus bus, Log log) {
        this.bus = bus;
        this.log = log;
    }

    @Funq("place-on-payment-processed")
    public void on(Envelope<PaymentProcessed> message) {
        PaymentProcessed paid = message.data();
        String id = paid.orderId().value();
        if (!(log.state(Order.STREAM, id) instanceof Order.Created created && Choreography.isOpen(created))) {
            return;
        }
        var reserve = new ReserveInventory(
                Invocation.current().childId(ReserveInventory.class),
                paid.orderId(),
                created.basics().lines());
        switch (bus.execute(reserve)) {
            case ReserveInventory.Reserved reserved ->
                log.react(
                        Order.STREAM,
                        id,
                        (order, now) -> Choreography.place(order, paid.amount(), paid.transactionId(), now));
            case ReserveInventory.ReservationFailed no -> refuse(id);
            case ReserveInventory.ItemsDiffer other -> refuse(id);
            case ReserveInventory.Closed calledOff -> {}
        }
    }

    private void refuse(String id) {
        log.react(
                Order.STREAM, id, (order, now) -> Choreography.refuse(order, OrderCancelled.Reason.OUT_OF_STOCK, now));
    }
}
