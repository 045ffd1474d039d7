package dev.tense.notifications;

import dev.tense.contract.orders.OrderCancelled;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;
import java.util.Map;

/** Tells the customer by mail that an order does not stand, and why. */
@Reaction(onReplay = Reaction.OnReplay.SKIP, stream = SendCancellationOnOrderCancelled.STREAM)
public class SendCancellationOnOrderCancelled {
    static final String STREAM = "cancellation-mail@1";

    private final MailRoom mails;

    SendCancellationOnOrderCancelled(MailRoom mails) {
        this.mails = mails;
    }

    @Funq("send-cancellation-on-order-cancelled")
    public void on(Envelope<OrderCancelled> message) {
        OrderCancelled order = message.data();
        var words = Map.of("reason", order.reason().name());
        mails.send(STREAM, message, new Mail("order-cancellation", order.customerId(), order.orderId(), words));
    }
}
