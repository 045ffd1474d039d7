package dev.tense.payments;

import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.payments.RefundPayment;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Reaction;
import dev.tense.messaging.Retry;
import io.quarkus.funqy.Funq;

/**
 * Gives back what a cancelled order was charged, also when the charge comes after the cancellation. Its attempts take 25 hours,
 * however short the pauses are: longer than a provider keeps a key, so that what is not known by then becomes an incident and not
 * a dead letter.
 */
@Reaction(attempts = 110, onReplay = Reaction.OnReplay.SKIP, stream = "payment", sends = RefundPayment.class)
public class RefundOnOrderCancelled {
    private final CommandBus bus;

    RefundOnOrderCancelled(CommandBus bus) {
        this.bus = bus;
    }

    @Funq("refund-on-order-cancelled")
    public void on(Envelope<OrderCancelled> message) {
        var refund = new RefundPayment(
                Invocation.current().childId(RefundPayment.class),
                message.data().orderId());
        switch (bus.execute(refund)) {
            case RefundPayment.Refunded refunded -> {}
            case RefundPayment.NothingToRefund nothing -> {}
            case RefundPayment.Escalated incident -> {}
            case RefundPayment.RefundPending pending -> throw new Retry("REFUND_PENDING");
            case RefundPayment.OrderStands stands ->
                throw new IllegalStateException("an order is cancelled before its payment is closed");
        }
    }
}
