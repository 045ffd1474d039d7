package dev.tense.orders;

import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.payments.PaymentDeclined;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Ends a choreographed checkout that was not paid. */
@Reaction(onReplay = Reaction.OnReplay.SKIP, stream = "order")
public class CancelOnPaymentDeclined {
    private final Log log;

    CancelOnPaymentDeclined(Log log) {
        this.log = log;
    }

    @Funq("cancel-on-payment-declined")
    public void on(Envelope<PaymentDeclined> message) {
        var reason = switch (message.data().reason()) {
            case INSUFFICIENT_FUNDS -> OrderCancelled.Reason.INSUFFICIENT_FUNDS;
            case DECLINED -> OrderCancelled.Reason.PAYMENT_DECLINED;
        };
        log.react(
                Order.STREAM,
                message.data().orderId().value(),
                (order, now) -> Choreography.refuse(order, reason, now));
    }
}
