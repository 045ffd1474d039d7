package dev.tense.loyalty;

import dev.tense.contract.users.UserRegistered;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Makes a new user a member of the loyalty programme. */
@Reaction(onReplay = Reaction.OnReplay.RUN)
public class EnrollMemberOnUserRegistered {
    private final Log log;

    EnrollMemberOnUserRegistered(Log log) {
        this.log = log;
    }

    @Funq("enroll-member-on-user-registered")
    public void on(Envelope<UserRegistered> message) {
        log.keep(Member.entry(message.data()));
    }
}
