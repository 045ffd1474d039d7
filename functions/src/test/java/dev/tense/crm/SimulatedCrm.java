package dev.tense.crm;

import dev.tense.contract.crm.GetContact.Contact;
import dev.tense.contract.values.UserId;
import dev.tense.platform.Zip;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** A CRM across a network. */
public final class SimulatedCrm implements CrmPort {
    private final BiConsumer<String, Runnable> line;
    private final Map<UserId, Contact> contacts = new LinkedHashMap<>();

    /** @param line carries the writing of a contact, and throws when that goes wrong */
    public SimulatedCrm(BiConsumer<String, Runnable> line) {
        this.line = line;
    }

    /** Takes the place of the real one. */
    public void in(Zip zip) {
        zip.use(CrmPort.class, this);
    }

    @Override
    public void save(Contact contact) {
        line.accept("save contact", () -> contacts.put(contact.userId(), contact));
    }

    @Override
    public Optional<Contact> find(UserId user) {
        return Optional.ofNullable(contacts.get(user));
    }

    /** Whether it has a contact for a user. */
    public boolean knows(String user) {
        return contacts.containsKey(new UserId(user));
    }
}
