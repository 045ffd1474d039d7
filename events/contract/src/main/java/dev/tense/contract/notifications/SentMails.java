package dev.tense.contract.notifications;

import dev.tense.contract.values.CustomerId;
import java.time.Instant;
import java.util.List;

/** The mails a customer was sent, for other contexts. */
public interface SentMails {
    /** A mail, without address and text. */
    record Mail(Instant at, String template, String orderId) {}

    /** The mails of a customer. */
    List<Mail> to(CustomerId customer);
}
