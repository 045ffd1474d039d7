package dev.tense.notifications;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.contract.values.Money;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;
import java.util.Map;

/** Confirms an order by mail. The order stands whether or not the mail arrives. */
@Reaction(onReplay = Reaction.OnReplay.SKIP, stream = SendConfirmationOnOrderPlaced.STREAM)
public class SendConfirmationOnOrderPlaced {
    static final String STREAM = "confirmation-mail@1";

    private final MailRoom mails;

    SendConfirmationOnOrderPlaced(MailRoom mails) {
        this.mails = mails;
    }

    @Funq("send-confirmation-on-order-placed")
    public void on(Envelope<OrderPlaced> message) {
        OrderPlaced order = message.data();
        Money total = order.totalAmount();
        var words = Map.of("total", total.amount() + " " + total.currency());
        mails.send(STREAM, message, new Mail("order-confirmation", order.customerId(), order.orderId(), words));
    }
}
