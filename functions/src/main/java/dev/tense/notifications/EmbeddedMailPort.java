package dev.tense.notifications;

import static java.util.stream.Collectors.toMap;

import dev.tense.contract.notifications.SentMails;
import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Log;
import dev.tense.messaging.Store;
import dev.tense.messaging.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps mails as state items where they can be read. Every mail to a customer whose reference begins with {@value #FAILING}
 * fails: the switch by which tests break the mails about an order.
 */
@ApplicationScoped
class EmbeddedMailPort implements MailPort, SentMails {
    static final String FAILING = "C-MAIL-FAILS";

    private static final String WORD = "word.";

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
        var texts = new HashMap<>(Map.of("at", log.now().toString(), "template", mail.template()));
        if (mail.orderId() != null) {
            texts.put("order", mail.orderId().value());
        }
        mail.words().forEach((name, word) -> texts.put(WORD + name, word));
        store.apply(new Effect.Create(new Item(new ItemKey(mailbox(mail.to()), key), null, texts, Map.of())));
    }

    @Override
    public List<SentMails.Mail> to(CustomerId customer) {
        return store.partition(mailbox(customer)).stream()
                .map(EmbeddedMailPort::read)
                .toList();
    }

    private static SentMails.Mail read(Item item) {
        String order = item.texts().get("order");
        var words = item.texts().entrySet().stream()
                .filter(text -> text.getKey().startsWith(WORD))
                .collect(toMap(text -> text.getKey().substring(WORD.length()), Map.Entry::getValue));
        return new SentMails.Mail(
                Instant.parse(item.text("at")),
                item.text("template"),
                order == null ? null : new OrderId(order),
                words);
    }

    private static String mailbox(CustomerId customer) {
        return "notifications#mailbox#" + customer;
    }
}
