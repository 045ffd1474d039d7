package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tense.messaging.Json;
import dev.tense.platform.FaultyStore.Fault;
import dev.tense.platform.SimulatedSystem.Answer;
import dev.tense.platform.SimulatedSystem.Message;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RegisterUserTest {
    /** More calls than a registration and its four reactions make. */
    private static final int CALLS = 10;

    private final Registry registry = new Registry();

    @Test
    void a_user_is_registered_and_everybody_who_cares_reacts_once() throws JsonProcessingException {
        Answer registered = registry.register("one");

        assertThat(registered.status()).isEqualTo(201);
        String user = registered.body().path("userId").asText();
        assertThat(registered.text()).isEqualTo("{\"result\":\"user-registered\",\"userId\":\"" + user + "\"}");
        assertThat(registry.system.waiting())
                .extracting(Message::reaction)
                .containsExactlyInAnyOrder(
                        "send-welcome-on-user-registered",
                        "track-registration-on-user-registered",
                        "sync-contact-on-user-registered",
                        "enroll-member-on-user-registered");
        assertThat(Json.MAPPER
                        .readTree(registry.events("users.user-registered.v1")
                                .getFirst()
                                .json())
                        .path("data"))
                .hasToString("{\"userId\":\"" + user + "\",\"email\":\"Customer@example.com\","
                        + "\"registeredAt\":\"2026-11-22T12:00:00.001Z\",\"registrationSource\":\"API\"}");

        registry.system.deliverAll();

        assertEverybodyReactedOnce(registry, user);
        assertThat(registry.contact(user).text())
                .isEqualTo("{\"userId\":\"" + user + "\",\"email\":\"Customer@example.com\","
                        + "\"registeredAt\":\"2026-11-22T12:00:00.001Z\",\"registrationSource\":\"API\"}");
    }

    @Test
    void a_user_is_a_customer_under_the_same_id() {
        var shop = new Shop();
        String user =
                shop.system.command("register-user", """
                {"commandId": "u", "email": "c@example.com", "password": "correct horse", "fullName": "E C"}""").body().path("userId").asText();
        shop.system.command("place-order", """
                {"commandId": "one", "customerId": "%s", "items": [{"sku": "BOOK-1", "quantity": 2}],
                 "shippingAddress": {"name": "N", "street": "S", "city": "C", "postalCode": "1", "country": "CH"},
                 "paymentMethod": {"type": "card", "token": "tok_approved"}}""".formatted(user));

        shop.system.deliverAll();

        var customer = shop.system.query("get-customer", "customerId", user).body();
        assertThat(customer.path("member").asBoolean()).isTrue();
        assertThat(customer.path("points").asLong()).isEqualTo(49);
        assertThat(customer.path("mails").valueStream())
                .extracting(mail -> mail.path("template").asText())
                .containsExactlyInAnyOrder("welcome", "order-confirmation", "order-shipped");
        assertThat(shop.customer().path("member").asBoolean())
                .as("C-1 is a customer who never registered")
                .isFalse();
    }

    @Test
    void the_same_command_again_gets_the_same_bytes_and_the_first_password_stands() {
        Answer first = registry.register("one");
        String user = first.body().path("userId").asText();
        String kept = keptPassword(user);
        registry.system.deliverAll();
        int commits = registry.system.commits().size();

        assertThat(registry.register("one")).isEqualTo(first);
        assertThat(registry.register("one", Registry.EMAIL, "another password")).isEqualTo(first);

        assertThat(registry.system.commits()).hasSize(commits);
        assertThat(keptPassword(user)).isEqualTo(kept).startsWith("$argon2id$");
    }

    @Test
    void the_same_command_id_with_another_address_is_refused() {
        registry.register("one");

        assertThat(registry.register("one", "other@example.com", Registry.PASSWORD)
                        .status())
                .isEqualTo(422);
        assertThat(registry.register("two", "other@example.com", Registry.PASSWORD)
                        .status())
                .as("the address is still free")
                .isEqualTo(201);
    }

    @Test
    void an_address_that_somebody_has_is_taken_whatever_its_capital_letters() {
        registry.register("one");
        int commits = registry.system.commits().size();

        Answer second = registry.register("two", "cUSTOMER@EXAMPLE.COM", Registry.PASSWORD);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).isEqualTo("{\"result\":\"email-taken\"}");
        assertThat(registry.system.commits()).hasSize(commits);
        assertThat(registry.register("one").status())
                .as("the first user is not touched")
                .isEqualTo(201);
    }

    /** Somebody else registers the address, or the same command comes a second time, before each call to the store. */
    @ParameterizedTest
    @CsvSource({"two, 409", "one, 201"})
    void of_two_registrations_at_once_one_wins(String other, int status) {
        var endings = new ArrayList<Integer>();
        for (int call = 0; call < 2; call++) {
            var race = new Registry();
            var overtaking = new ArrayList<Answer>();
            race.store.interruptAt(
                    call,
                    () -> overtaking.add(race.register(
                            other, other.equals("one") ? Registry.EMAIL : "customer@EXAMPLE.com", "the other's")));

            Answer overtaken = race.register("one");

            race.store.heal();
            if (!overtaking.isEmpty()) {
                assertThat(overtaking.getFirst().status()).isEqualTo(201);
                endings.add(overtaken.status());
            }
            assertThat(race.events("users.user-registered.v1")).hasSize(1);
            race.system.deliverAll();
            assertThat(race.registrations()).isEqualTo(1);
        }
        assertThat(endings).containsOnly(status).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_registration_that_fails_is_finished_by_a_repeat(Fault fault) {
        registry.store.failAt(0, fault);

        assertThat(registry.register("one").status()).isEqualTo(503);

        Answer repeated = registry.register("one");
        assertThat(repeated.status()).isEqualTo(201);
        registry.system.deliverAll();
        assertEverybodyReactedOnce(registry, repeated.body().path("userId").asText());
    }

    /** Every call of every reaction fails once; the message comes back. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_reaction_that_fails_anywhere_has_its_effect_once(Fault fault) {
        for (int call = 0; call < CALLS; call++) {
            var faulty = new Registry();
            String user = faulty.register("one").body().path("userId").asText();
            faulty.store.failAt(call, fault);

            faulty.system.deliverAll();

            faulty.store.heal();
            assertEverybodyReactedOnce(faulty, user);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "notifications#mailbox, send-welcome-on-user-registered",
        "analytics#registrations, track-registration-on-user-registered",
        "crm#contact, sync-contact-on-user-registered",
        "loyalty#member, enroll-member-on-user-registered"
    })
    void a_reaction_that_fails_alone_leaves_the_other_three_done(String cutOff, String broken) {
        Answer registered = registry.register("one");
        String user = registered.body().path("userId").asText();
        registry.store.cutOff(cutOff);

        registry.system.deliverAll();

        registry.store.heal();
        assertThat(registry.system.deadLetters()).extracting(Message::reaction).containsExactly(broken);
        assertThat(welcomes(registry, user)).isEqualTo(broken.startsWith("send") ? 0 : 1);
        assertThat(registry.registrations()).isEqualTo(broken.startsWith("track") ? 0 : 1);
        assertThat(registry.contact(user).status()).isEqualTo(broken.startsWith("sync") ? 404 : 200);
        assertThat(registry.customer(user).path("member").asBoolean()).isEqualTo(!broken.startsWith("enroll"));
        assertThat(registry.register("one")).isEqualTo(registered);

        registry.system.deliver(registry.system.deadLetters().getFirst());
        assertThat(welcomes(registry, user)).isEqualTo(1);
        assertThat(registry.registrations()).isEqualTo(1);
        assertThat(registry.contact(user).status()).isEqualTo(200);
        assertThat(registry.customer(user).path("member").asBoolean()).isTrue();
    }

    @Test
    void a_crm_that_cannot_be_reached_for_a_user_ends_in_its_own_dead_letter_queue() {
        String user = registry.register("one", "crm-fails.customer@example.com", Registry.PASSWORD)
                .body()
                .path("userId")
                .asText();

        registry.system.deliverAll();

        assertThat(registry.system.deadLetters())
                .extracting(Message::reaction)
                .containsExactly("sync-contact-on-user-registered");
        assertThat(registry.contact(user).status()).isEqualTo(404);
        assertThat(welcomes(registry, user)).isEqualTo(1);
    }

    @Test
    void every_message_delivered_again_in_the_opposite_order_changes_nothing() {
        String user = registry.register("one").body().path("userId").asText();
        List<Message> messages = registry.system.waiting();
        registry.system.deliverAll();
        int commits = registry.system.commits().size();

        messages.reversed().forEach(registry.system::deliver);
        registry.system.deliverAll();

        assertEverybodyReactedOnce(registry, user);
        assertThat(registry.system.commits()).hasSize(commits);
    }

    @Test
    void the_password_is_in_nothing_that_was_committed_and_the_name_only_in_the_state() {
        String user = registry.register("one").body().path("userId").asText();
        registry.system.deliverAll();

        assertThat(registry.system.commits().toString())
                .contains(user)
                .doesNotContain(Registry.PASSWORD)
                .doesNotContain("$argon2")
                .doesNotContain(Registry.NAME);
        assertThat(registry.memory.ofSubject(user).toString()).doesNotContain(Registry.PASSWORD);
    }

    private String keptPassword(String user) {
        return registry.memory.partition("users#user#" + user).getFirst().text("password");
    }

    private static long welcomes(Registry registry, String user) {
        return registry.customer(user)
                .path("mails")
                .valueStream()
                .filter(mail -> mail.path("template").asText().equals("welcome"))
                .count();
    }

    private static void assertEverybodyReactedOnce(Registry registry, String user) {
        assertThat(registry.customer(user).path("mails")).hasSize(1);
        assertThat(welcomes(registry, user)).isEqualTo(1);
        assertThat(registry.events("notifications.email-sent.v1")).hasSize(1);
        assertThat(registry.registrations()).isEqualTo(1);
        assertThat(registry.contact(user).body().path("email").asText()).isEqualTo(Registry.EMAIL);
        assertThat(registry.customer(user).path("member").asBoolean()).isTrue();
        assertThat(registry.events("users.user-registered.v1")).hasSize(1);
        assertThat(registry.system.deadLetters()).isEmpty();
        assertThat(registry.system.waiting()).isEmpty();
    }
}
