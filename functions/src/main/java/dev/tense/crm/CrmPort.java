package dev.tense.crm;

import dev.tense.contract.crm.GetContact.Contact;
import dev.tense.contract.values.UserId;
import java.util.Optional;

/** The system that keeps contacts. */
interface CrmPort {
    /**
     * Writes the contact of a user, whatever was there: writing it again changes nothing.
     *
     * @throws RuntimeException when it was not taken, or may not have been; it is to be written again
     */
    void save(Contact contact);

    /** The contact of a user, if there is one. */
    Optional<Contact> find(UserId user);
}
