package dev.tense.crm;

import dev.tense.contract.crm.GetContact.Contact;
import dev.tense.contract.users.UserRegistered;
import dev.tense.contract.values.EmailAddress;
import dev.tense.contract.values.UserId;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Store;
import dev.tense.messaging.Unavailable;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps contacts as state items. It cannot be reached for a user whose mail address begins with {@value #FAILING}: the switch by
 * which tests break this one reaction.
 */
@ApplicationScoped
class EmbeddedCrm implements CrmPort {
    static final String FAILING = "crm-fails";

    private final Store store;

    EmbeddedCrm(Store store) {
        this.store = store;
    }

    @Override
    public void save(Contact contact) {
        if (contact.email().normalised().startsWith(FAILING)) {
            throw new Unavailable("crm");
        }
        var texts = Map.of(
                "email", contact.email().value(),
                "registeredAt", contact.registeredAt().toString(),
                "source", contact.registrationSource().name());
        store.apply(
                new Effect.Put(new Item(key(contact.userId()), contact.userId().value(), texts, Map.of())));
    }

    @Override
    public Optional<Contact> find(UserId user) {
        return Optional.ofNullable(store.items(List.of(key(user))).get(key(user)))
                .map(item -> new Contact(
                        user,
                        new EmailAddress(item.text("email")),
                        Instant.parse(item.text("registeredAt")),
                        UserRegistered.Source.valueOf(item.text("source"))));
    }

    private static ItemKey key(UserId user) {
        return ItemKey.of("crm#contact#" + user);
    }
}
