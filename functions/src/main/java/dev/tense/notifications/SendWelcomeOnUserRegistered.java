package dev.tense.notifications;

import dev.tense.contract.users.UserRegistered;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;
import java.util.Map;

/** Welcomes a new user by mail. */
@Reaction(onReplay = Reaction.OnReplay.SKIP, stream = SendWelcomeOnUserRegistered.STREAM)
public class SendWelcomeOnUserRegistered {
    static final String STREAM = "welcome-mail@1";

    private final MailRoom mails;

    SendWelcomeOnUserRegistered(MailRoom mails) {
        this.mails = mails;
    }

    @Funq("send-welcome-on-user-registered")
    public void on(Envelope<UserRegistered> message) {
        mails.send(STREAM, message, new Mail("welcome", message.data().userId().asCustomer(), null, Map.of()));
    }
}
