package dev.tense.contract.crm;

import dev.tense.contract.users.UserRegistered;
import dev.tense.contract.values.EmailAddress;
import dev.tense.contract.values.UserId;
import dev.tense.messaging.Query;
import dev.tense.messaging.Require;
import java.time.Instant;

/** Asks for what the CRM knows of a user. */
public record GetContact(UserId userId) implements Query<GetContact.Contact> {
    public GetContact {
        Require.present("userId", userId);
    }

    /** A user as the CRM keeps it. */
    public record Contact(
            UserId userId, EmailAddress email, Instant registeredAt, UserRegistered.Source registrationSource) {}
}
