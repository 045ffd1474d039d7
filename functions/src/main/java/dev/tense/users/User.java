package dev.tense.users;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.users.RegisterUser;
import dev.tense.contract.users.UserRegistered;
import dev.tense.contract.values.EmailAddress;
import dev.tense.contract.values.UserId;
import dev.tense.messaging.Caller;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Digest;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.StreamType;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** A registered user, as a state item; another one holds the mail address, so that no other user can have it. */
record User(UserId id, EmailAddress email, String fullName, String password) {
    /** Says whether the user is registered. */
    static final StreamType<Boolean> STREAM = new StreamType<>("user", false, (before, fact) -> true);

    /** The user that a command asks for; {@code password} is what {@link Passwords} made of it. */
    static User of(UserId id, RegisterUser command, String password) {
        return new User(id, command.email(), command.fullName(), password);
    }

    static Decision<RegisterUser.Answer> register(User user, UserRegistered.Source source, Instant now) {
        return accept(
                        (RegisterUser.Answer) new RegisterUser.Registered(user.id()),
                        new UserRegistered(user.id(), user.email(), now, source))
                .with(
                        List.of(new Effect.Create(user.claim()), new Effect.Create(user.item())),
                        taken -> decline(new RegisterUser.EmailTaken()));
    }

    static UserRegistered.Source source(Caller caller) {
        return caller.equals(Caller.SYSTEM) ? UserRegistered.Source.SYSTEM : UserRegistered.Source.API;
    }

    static ItemKey key(UserId id) {
        return ItemKey.of("users#user#" + id);
    }

    /** Keys turn up in metrics, so this one has the address as a digest. */
    static ItemKey claim(EmailAddress email) {
        return ItemKey.of("users#email#" + Digest.of("email", email.normalised()));
    }

    private Item claim() {
        return new Item(claim(email), id.value(), Map.of(), Map.of());
    }

    private Item item() {
        return new Item(
                key(id),
                id.value(),
                Map.of("email", email.value(), "fullName", fullName, "password", password),
                Map.of());
    }

    /** Neither personal data nor the hash is shown. */
    @Override
    public String toString() {
        return "User[" + id + "]";
    }
}
