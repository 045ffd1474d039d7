package dev.tense.contract.notifications;

import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.OrderId;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The mails a customer was sent, for other contexts. */
public interface SentMails {
    /**
     * A mail, without address and text.
     *
     * @param orderId the order it is about, if it is about one
     * @param words   what was filled into the template
     */
    record Mail(Instant at, String template, @Nullable OrderId orderId, Map<String, String> words) {
        public Mail {
            words = Collections.unmodifiableMap(new TreeMap<>(words));
        }
    }

    /** The mails of a customer. */
    List<Mail> to(CustomerId customer);
}
