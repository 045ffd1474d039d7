package dev.tense.contract.users;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.tense.contract.values.EmailAddress;
import dev.tense.contract.values.UserId;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Private;
import dev.tense.messaging.Refusal;
import dev.tense.messaging.Require;
import dev.tense.messaging.Secret;
import dev.tense.messaging.Status;

/**
 * Asks us to register a user. One mail address belongs to one user, whatever its capital letters. Nobody can tell from a repeat
 * whether the password is the same one, so a repeat with another password gets the same answer, and the first password stands.
 *
 * @param fullName 1 to 200 characters
 */
public record RegisterUser(
        CommandId commandId,
        @Private EmailAddress email,
        @Secret Password password,
        @Private @Limits(min = 1, max = 200) String fullName)
        implements Command<RegisterUser.Answer> {
    public RegisterUser {
        Require.present("commandId", commandId);
        Require.present("email", email);
        Require.present("password", password);
        Require.text("fullName", fullName, 1, 200);
    }

    /** Personal data stays out of log lines and error texts. */
    @Override
    public String toString() {
        return "RegisterUser[private]";
    }

    /** What we may say. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "user-registered", value = Registered.class),
        @JsonSubTypes.Type(name = "email-taken", value = EmailTaken.class)
    })
    public sealed interface Answer {}

    /** The user is registered. */
    @Status(201)
    public record Registered(UserId userId) implements Answer {}

    /** Another user has this mail address; nothing was stored. */
    public record EmailTaken() implements Answer, Refusal {}
}
