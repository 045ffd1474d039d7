package dev.tense.notifications;

import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Note;
import dev.tense.messaging.NoteName;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A mail that is about to be handed to the provider. It names the customer; the address is no part of it, because the log keeps
 * it for ever.
 *
 * @param orderId the order it is about, if it is about one
 * @param words   what the template fills in; no personal data
 */
@NoteName("notifications.mail.v1")
record Mail(String template, CustomerId to, @Nullable OrderId orderId, Map<String, String> words) implements Note {
    Mail {
        words = Collections.unmodifiableMap(new TreeMap<>(words));
    }
}
