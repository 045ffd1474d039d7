package dev.tense.users;

import dev.tense.contract.users.RegisterUser;
import dev.tense.contract.values.UserId;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Log;
import io.quarkus.funqy.Funq;

/** Registers a user, once for each mail address. */
@CommandHandler(callers = Callers.SERVICE)
public class RegisterUserHandler {
    private final Log log;
    private final Passwords passwords;

    RegisterUserHandler(Log log, Passwords passwords) {
        this.log = log;
        this.passwords = passwords;
    }

    @Funq("register-user")
    public RegisterUser.Answer handle(RegisterUser command) {
        var invocation = Invocation.current();
        var id = new UserId(invocation.key().value());
        var user = User.of(id, command, passwords.keep(id, command.password()));
        return log.create(
                User.STREAM,
                id.value(),
                RegisterUser.Answer.class,
                (registered, now) -> User.register(user, User.source(invocation.caller()), now));
    }
}
