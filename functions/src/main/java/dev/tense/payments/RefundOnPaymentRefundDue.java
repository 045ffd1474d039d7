package dev.tense.payments;

import dev.tense.contract.payments.PaymentRefundDue;
import dev.tense.contract.payments.RefundPayment;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Reaction;
import dev.tense.messaging.Retry;
import io.quarkus.funqy.Funq;

/** Gives back a charge that went through after its payment was closed; as patient as {@link RefundOnOrderCancelled}. */
@Reaction(attempts = 110, onReplay = Reaction.OnReplay.SKIP, stream = "payment", sends = RefundPayment.class)
public class RefundOnPaymentRefundDue {
    private final CommandBus bus;

    RefundOnPaymentRefundDue(CommandBus bus) {
        this.bus = bus;
    }

    @Funq("refund-on-payment-refund-due")
    public void on(Envelope<PaymentRefundDue> message) {
        var refund = new RefundPayment(
                Invocation.current().childId(RefundPayment.class),
                message.data().orderId());
        switch (bus.execute(refund)) {
            case RefundPayment.Refunded refunded -> {}
            case RefundPayment.NothingToRefund nothing -> {}
            case RefundPayment.Escalated incident -> {}
            case RefundPayment.RefundPending pending -> throw new Retry("REFUND_PENDING");
            case RefundPayment.OrderStands stands ->
                throw new IllegalStateException("a refund falls due only when its payment is closed");
        }
    }
}
