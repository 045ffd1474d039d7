package dev.tense.notifications;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.notifications.EmailSent;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Fact;
import dev.tense.messaging.Reacted;
import dev.tense.messaging.StreamType;
import java.time.Instant;

/** The mail that confirms one order: meant to be sent, then sent. */
enum ConfirmationMail {
    NONE,
    INTENDED,
    SENT;

    /** The first generation of this mail; see {@link dev.tense.messaging.Reaction#generation()}. */
    static final StreamType<ConfirmationMail> STREAM =
            new StreamType<>("confirmation-mail@1", NONE, ConfirmationMail::evolve);

    private static ConfirmationMail evolve(ConfirmationMail before, Fact fact) {
        return switch (fact) {
            case Mail mail -> INTENDED;
            case EmailSent sent -> SENT;
            default ->
                throw new IllegalStateException(
                        "a mail knows no " + fact.getClass().getSimpleName());
        };
    }

    /** Writes down that the mail is about to be sent; a mail that was meant to be sent before is sent again under its key. */
    static Decision<Reacted> begin(ConfirmationMail state, Mail mail) {
        return switch (state) {
            case NONE -> accept(Reacted.BEGUN, mail);
            case INTENDED -> decline(Reacted.BEGUN);
            case SENT -> decline(Reacted.DONE);
        };
    }

    static Decision<Reacted> sent(ConfirmationMail state, Mail mail, Instant now) {
        return state == SENT
                ? decline(Reacted.DONE)
                : accept(Reacted.DONE, new EmailSent(mail.to(), mail.orderId(), mail.template(), now));
    }
}
