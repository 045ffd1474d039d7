package dev.tense.notifications;

import dev.tense.contract.notifications.SentMails;
import dev.tense.contract.values.CustomerId;
import dev.tense.platform.Zip;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** A mail provider across a network: the same key again is the same mail. */
public final class SimulatedMail implements MailPort, SentMails {
    /** A mail that somebody got, and the order or the customer that it is about. */
    public record Received(String template, String about) {}

    private final BiConsumer<String, Runnable> line;
    private final Clock clock;
    private final Map<String, dev.tense.notifications.Mail> sent = new LinkedHashMap<>();

    /** @param line carries the handing over of a mail, and throws when that goes wrong */
    public SimulatedMail(BiConsumer<String, Runnable> line, Clock clock) {
        this.line = line;
        this.clock = clock;
    }

    /** Takes the place of the real one. */
    public void in(Zip zip) {
        zip.use(MailPort.class, this);
        zip.use(SentMails.class, this);
    }

    @Override
    public void send(String key, dev.tense.notifications.Mail mail) {
        line.accept("mail " + mail.template(), () -> sent.putIfAbsent(key, mail));
    }

    @Override
    public List<SentMails.Mail> to(CustomerId customer) {
        return sent.values().stream()
                .filter(mail -> mail.to().equals(customer))
                .map(mail -> new SentMails.Mail(clock.instant(), mail.template(), mail.orderId(), mail.words()))
                .toList();
    }

    /** Every mail that somebody got. */
    public List<Received> received() {
        return sent.values().stream()
                .map(mail -> new Received(
                        mail.template(),
                        mail.orderId() == null
                                ? mail.to().value()
                                : mail.orderId().value()))
                .toList();
    }
}
