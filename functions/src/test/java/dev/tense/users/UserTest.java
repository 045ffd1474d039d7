package dev.tense.users;

import static org.assertj.core.api.Assertions.assertThat;

import com.password4j.Argon2Function;
import dev.tense.contract.users.Password;
import dev.tense.contract.users.RegisterUser;
import dev.tense.contract.users.UserRegistered;
import dev.tense.contract.users.UserRegistered.Source;
import dev.tense.contract.values.EmailAddress;
import dev.tense.contract.values.UserId;
import dev.tense.messaging.Caller;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.Written;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final UserId ID = new UserId("4f1c2ab09d3e4c5f8a7b6c5d4e3f2a1b");
    private static final EmailAddress EMAIL = new EmailAddress("Customer@example.com");
    private static final Password PASSWORD = new Password("correct horse");
    private static final RegisterUser COMMAND =
            new RegisterUser(new CommandId("one"), EMAIL, PASSWORD, "Example Customer");

    @Test
    void a_registration_takes_the_address_and_keeps_the_hash() {
        var decision = (Decision.Accept<RegisterUser.Answer>) register();

        assertThat(decision.answer()).isEqualTo(new RegisterUser.Registered(ID));
        assertThat(decision.facts()).containsExactly(new UserRegistered(ID, EMAIL, NOON, Source.API));
        assertThat(decision.effects())
                .containsExactly(
                        new Effect.Create(new Item(User.claim(EMAIL), ID.value(), Map.of(), Map.of())),
                        new Effect.Create(new Item(
                                User.key(ID),
                                ID.value(),
                                Map.of(
                                        "email",
                                        "Customer@example.com",
                                        "fullName",
                                        "Example Customer",
                                        "password",
                                        "the hash"),
                                Map.of())));
    }

    @Test
    void an_address_that_somebody_has_is_refused_and_nothing_is_stored() {
        var decision = (Decision.Accept<RegisterUser.Answer>) register();
        var taken = new Written.GuardFailed(decision.effects().getFirst(), null);

        assertThat(decision.otherwise().orElseThrow().apply(taken))
                .isEqualTo(Decision.decline(new RegisterUser.EmailTaken()));
    }

    @Test
    void one_address_has_one_claim_whatever_its_capital_letters() {
        assertThat(User.claim(new EmailAddress("customer@EXAMPLE.com"))).isEqualTo(User.claim(EMAIL));
        assertThat(User.claim(new EmailAddress("customers@example.com"))).isNotEqualTo(User.claim(EMAIL));
        assertThat(User.claim(EMAIL).partition()).doesNotContainIgnoringCase("customer");
    }

    @Test
    void what_the_system_sent_itself_did_not_come_through_the_api() {
        assertThat(User.source(Caller.INVOKER)).isEqualTo(Source.API);
        assertThat(User.source(new Caller("somebody"))).isEqualTo(Source.API);
        assertThat(User.source(Caller.SYSTEM)).isEqualTo(Source.SYSTEM);
    }

    @Test
    void a_user_is_shown_without_name_address_and_hash() {
        assertThat(User.of(ID, COMMAND, "the hash")).hasToString("User[" + ID + "]");
    }

    @Test
    void a_password_is_kept_as_a_salted_argon2id_hash_that_knows_it_again() {
        var passwords = new Argon2Passwords();

        String kept = passwords.keep(ID, PASSWORD);

        assertThat(kept).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(passwords.keep(ID, PASSWORD)).as("another salt").isNotEqualTo(kept);
        assertThat(knows(kept, "correct horse")).isTrue();
        assertThat(knows(kept, "correct horsf")).isFalse();
    }

    @Test
    void another_keyboard_types_the_same_password() {
        String kept = new Argon2Passwords().keep(ID, new Password("Zu\u0308rich 8001"));

        assertThat(knows(kept, "Z\u00fcrich 8001")).isTrue();
    }

    private static Decision<RegisterUser.Answer> register() {
        return User.register(User.of(ID, COMMAND, "the hash"), Source.API, NOON);
    }

    private static boolean knows(String hash, String password) {
        return com.password4j.Password.check(password, hash).with(Argon2Function.getInstanceFromHash(hash));
    }
}
