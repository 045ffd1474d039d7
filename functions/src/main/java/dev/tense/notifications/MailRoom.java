package dev.tense.notifications;

import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reacted;
import dev.tense.messaging.StreamType;
import jakarta.enterprise.context.ApplicationScoped;

/** Sends the mail of a reaction once: one commit before it is handed over, one after. */
@ApplicationScoped
class MailRoom {
    private final Log log;
    private final MailPort port;

    MailRoom(Log log, MailPort port) {
        this.log = log;
        this.port = port;
    }

    /**
     * Sends a mail about an event.
     *
     * @param stream the category that the reaction names in {@link dev.tense.messaging.Reaction#stream()}
     */
    void send(String stream, Envelope<?> about, Mail mail) {
        StreamType<MailState> mails = MailState.in(stream);
        Reacted begun = log.reactFirst(mails, about.subject(), (state, now) -> MailState.begin(state, mail));
        if (begun.equals(Reacted.BEGUN)) {
            port.send(about.id(), mail);
            log.react(mails, about.subject(), (state, now) -> MailState.sent(state, mail, now));
        }
    }
}
