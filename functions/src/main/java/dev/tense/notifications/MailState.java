package dev.tense.notifications;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.notifications.EmailSent;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Fact;
import dev.tense.messaging.Reacted;
import dev.tense.messaging.StreamType;
import java.time.Instant;

/** How far one mail is: meant to be sent, then sent. */
enum MailState {
    NONE,
    INTENDED,
    SENT;

    /** The mails of one kind; each has a stream of its own, whose category the reaction names. */
    static StreamType<MailState> in(String category) {
        return new StreamType<>(category, NONE, MailState::evolve);
    }

    private static MailState evolve(MailState before, Fact fact) {
        return switch (fact) {
            case Mail mail -> INTENDED;
            case EmailSent sent -> SENT;
            default ->
                throw new IllegalStateException(
                        "a mail knows no " + fact.getClass().getSimpleName());
        };
    }

    /** Writes down that the mail is about to be sent; a mail that was meant to be sent before is sent again under its key. */
    static Decision<Reacted> begin(MailState state, Mail mail) {
        return switch (state) {
            case NONE -> accept(Reacted.BEGUN, mail);
            case INTENDED -> decline(Reacted.BEGUN);
            case SENT -> decline(Reacted.DONE);
        };
    }

    static Decision<Reacted> sent(MailState state, Mail mail, Instant now) {
        return state == SENT
                ? decline(Reacted.DONE)
                : accept(Reacted.DONE, new EmailSent(mail.to(), mail.orderId(), mail.template(), now));
    }
}
