package dev.tense.crm;

import dev.tense.contract.crm.GetContact.Contact;
import dev.tense.contract.users.UserRegistered;
import dev.tense.contract.values.EmailAddress;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Brings a new user into the CRM; one whose address was erased since stays out. */
@Reaction(onReplay = Reaction.OnReplay.RUN)
public class SyncContactOnUserRegistered {
    private final CrmPort crm;

    SyncContactOnUserRegistered(CrmPort crm) {
        this.crm = crm;
    }

    @Funq("sync-contact-on-user-registered")
    public void on(Envelope<UserRegistered> message) {
        UserRegistered user = message.data();
        if (!user.email().equals(EmailAddress.ERASED)) {
            crm.save(new Contact(user.userId(), user.email(), user.registeredAt(), user.registrationSource()));
        }
    }
}
