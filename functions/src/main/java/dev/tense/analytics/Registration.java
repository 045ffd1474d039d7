package dev.tense.analytics;

import dev.tense.contract.users.UserRegistered;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;

/** One line of the ledger of registrations. It names nobody but by the user's id. */
final class Registration {
    private Registration() {}

    static String ledger(LocalDate day) {
        return "analytics#registrations@1#" + day;
    }

    /** The line is also the receipt of the event with this id. */
    static Item entry(String eventId, UserRegistered user) {
        return new Item(
                new ItemKey(ledger(LocalDate.ofInstant(user.registeredAt(), ZoneOffset.UTC)), eventId),
                user.userId().value(),
                Map.of("source", user.registrationSource().name()),
                Map.of());
    }
}
