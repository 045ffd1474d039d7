package dev.tense.notifications;

import dev.tense.contract.orders.OrderPlaced;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reacted;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Confirms an order by mail. The order stands whether or not the mail arrives. */
@Reaction(onReplay = Reaction.OnReplay.SKIP, stream = "confirmation-mail@1")
public class SendConfirmationOnOrderPlaced {
    private final Log log;
    private final MailPort mails;

    SendConfirmationOnOrderPlaced(Log log, MailPort mails) {
        this.log = log;
        this.mails = mails;
    }

    @Funq("send-confirmation-on-order-placed")
    public void on(Envelope<OrderPlaced> message) {
        OrderPlaced order = message.data();
        var mail = new Mail("order-confirmation", order.customerId(), order.orderId(), order.totalAmount());
        String key = order.orderId().value();
        Reacted begun =
                log.reactFirst(ConfirmationMail.STREAM, key, (state, now) -> ConfirmationMail.begin(state, mail));
        if (begun.equals(Reacted.BEGUN)) {
            mails.send(message.id(), mail);
            log.react(ConfirmationMail.STREAM, key, (state, now) -> ConfirmationMail.sent(state, mail, now));
        }
    }
}
