package dev.tense.contract.users;

import dev.tense.contract.values.EmailAddress;
import dev.tense.contract.values.UserId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/**
 * A user is registered. The one event with personal data in it.
 *
 * @param email        as the user wrote it, or {@link EmailAddress#ERASED}
 * @param registeredAt when it happened
 */
@EventName("users.user-registered.v1")
public record UserRegistered(UserId userId, EmailAddress email, Instant registeredAt, Source registrationSource)
        implements Event {
    /** Where a registration came from. */
    public enum Source {
        /** Somebody outside sent the command. */
        API,
        /** A part of this system sent it. */
        SYSTEM
    }

    @Override
    public Instant occurredAt() {
        return registeredAt;
    }
}
