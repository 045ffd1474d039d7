package dev.tense.analytics;

import dev.tense.contract.users.UserRegistered;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Writes a registration into the ledger of its day. */
@Reaction(onReplay = Reaction.OnReplay.RUN)
public class TrackRegistrationOnUserRegistered {
    private final Log log;

    TrackRegistrationOnUserRegistered(Log log) {
        this.log = log;
    }

    @Funq("track-registration-on-user-registered")
    public void on(Envelope<UserRegistered> message) {
        log.keep(Registration.entry(message.id(), message.data()));
    }
}
