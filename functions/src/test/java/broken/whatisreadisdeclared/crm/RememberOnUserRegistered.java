package broken.whatisreadisdeclared.crm;

import dev.tense.contract.users.UserRegistered;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Reaction;
import io.quarkus.funqy.Funq;

/** Does something in another context. */
@Reaction(onReplay = Reaction.OnReplay.RUN)
public class RememberOnUserRegistered {
    @Funq("remember-on-user-registered")
    public void on(Envelope<UserRegistered> message) {
        message.data();
    }
}
