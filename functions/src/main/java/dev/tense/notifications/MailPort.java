package dev.tense.notifications;

/** Who delivers mails. */
interface MailPort {
    /**
     * Hands a mail over; the same key again sends no second mail.
     *
     * @throws RuntimeException when it was not taken; it is to be sent again under the same key
     */
    void send(String key, Mail mail);
}
