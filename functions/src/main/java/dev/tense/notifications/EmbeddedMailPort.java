package dev.tense.notifications;

import dev.tense.contract.notifications.SentMails;
import dev.tense.contract.values.CustomerId;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Log;
import dev.tense.messaging.Store;
import dev.tense.messaging.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Keeps mails as state items where they can be read. Every mail to a customer whose reference begins with {@value #FAILING}
 * fails: the switch by which tests break this one reaction.
 */
@ApplicationScoped
class EmbeddedMailPort implements MailPort, SentMails {
    static final String FAILING = "C-MAIL-FAILS";

    private final Store store;
    private final Log log;

    EmbeddedMailPort(Store store, Log log) {
        this.store = store;
        this.log = log;
    }

    @Override
    public void send(String key, dev.tense.notifications.Mail mail) {
        if (mail.to().value().startsWith(FAILING)) {
            throw new Unavailable("mail");
        }
        var texts = Map.of(
                "at", log.now().toString(),
                "template", mail.template(),
                "order", mail.orderId().value(),
                "total", mail.total().amount() + " " + mail.total().currency());
        store.apply(new Effect.Create(new Item(new ItemKey(mailbox(mail.to()), key), null, texts, Map.of())));
    }

    @Override
    public List<SentMails.Mail> to(CustomerId customer) {
        return store.partition(mailbox(customer)).stream()
                .map(item ->
                        new SentMails.Mail(Instant.parse(item.text("at")), item.text("template"), item.text("order")))
                .toList();
    }

    private static String mailbox(CustomerId customer) {
        return "notifications#mailbox#" + customer;
    }
}
