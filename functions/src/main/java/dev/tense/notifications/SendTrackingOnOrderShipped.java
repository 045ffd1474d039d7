package dev.tense.notifications;

import dev.tense.contract.shipping.OrderShipped;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;
import java.util.Map;

/** Tells the customer by mail that the goods are on their way, and how to follow them. */
@Reaction(onReplay = Reaction.OnReplay.SKIP, stream = SendTrackingOnOrderShipped.STREAM)
public class SendTrackingOnOrderShipped {
    static final String STREAM = "tracking-mail@1";

    private final MailRoom mails;

    SendTrackingOnOrderShipped(MailRoom mails) {
        this.mails = mails;
    }

    @Funq("send-tracking-on-order-shipped")
    public void on(Envelope<OrderShipped> message) {
        OrderShipped order = message.data();
        var words = Map.of(
                "carrier", order.carrier(),
                "trackingNumber", order.trackingNumber().value());
        mails.send(STREAM, message, new Mail("order-shipped", order.customerId(), order.orderId(), words));
    }
}
