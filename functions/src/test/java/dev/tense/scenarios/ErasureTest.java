package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.contract.values.EmailAddress;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.Item;
import dev.tense.platform.SimulatedSystem.Message;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/decisions/0015 says of erasing a user: the address leaves the log, and nothing else does. */
class ErasureTest {
    private final Registry before = new Registry();
    private final String user = before.register("one").body().path("userId").asText();
    private final List<Message> messages = before.system.waiting();

    @Test
    void personal_data_of_a_user_is_in_one_commit_and_in_items_that_are_found_by_the_user() {
        before.system.deliverAll();

        assertThat(before.system.commits())
                .filteredOn(commit -> commit.toString().contains(Registry.EMAIL))
                .extracting(commit -> commit.stream() + "/" + commit.version())
                .containsExactly("user#" + user + "/1");
        assertThat(before.memory.ofSubject(user))
                .filteredOn(ErasureTest::isPersonal)
                .extracting(item -> item.key().partition().replaceAll("[0-9a-f]{32}", "*"))
                .containsExactly("crm#contact#*", "users#email#*", "users#user#*");
        assertThat(before.memory.partition("notifications#mailbox#" + user).toString())
                .doesNotContain(Registry.EMAIL);
    }

    @Test
    void everything_else_stays_readable_and_a_replay_brings_nothing_back() {
        before.system.deliverAll();
        Registry after = erased();

        replay(after);

        assertThat(after.system.deadLetters()).isEmpty();
        assertThat(after.contact(user).status()).isEqualTo(404);
        assertThat(after.customer(user)).isEqualTo(before.customer(user));
        assertThat(after.registrations()).isEqualTo(1);
        assertThat(after.system.commits()).as("a replay commits nothing again").isEmpty();
        assertThat(after.memory.ofSubject(user)).noneMatch(ErasureTest::isPersonal);
    }

    @Test
    void a_message_that_was_delivered_late_finds_the_user_as_it_is() {
        Registry after = erased();

        replay(after);

        assertThat(after.contact(user).status()).isEqualTo(404);
        assertThat(after.customer(user).path("member").asBoolean()).isTrue();
        assertThat(after.registrations()).isEqualTo(1);
    }

    @Test
    void the_answer_is_still_in_the_log_and_the_address_is_free() {
        before.system.deliverAll();
        Registry after = erased();

        assertThat(after.memory.load(commit().stream()).getFirst().answer())
                .isEqualTo(commit().answer())
                .contains(user);
        assertThat(after.register("one").status())
                .as("without a fingerprint nothing can be told to be the same")
                .isEqualTo(422);
        assertThat(after.register("two").status()).isEqualTo(201);
    }

    private Commit commit() {
        return before.system.commits().getFirst();
    }

    /** The same system after its operator erased the user. */
    private Registry erased() {
        var memory = new InMemoryStore();
        before.system.commits().forEach(commit -> memory.append(erase(commit), List.of()));
        Stream.concat(
                        before.memory.ofSubject(user).stream(),
                        before.memory.partition("notifications#mailbox#" + user).stream())
                .filter(item -> !isPersonal(item))
                .forEach(item -> memory.apply(new Effect.Put(item)));
        return new Registry(memory);
    }

    private static boolean isPersonal(Item item) {
        return item.key().partition().matches("(users#user|users#email|crm#contact)#.*");
    }

    private static Commit erase(Commit commit) {
        return new Commit(
                commit.stream(),
                commit.version(),
                commit.at(),
                commit.by(),
                commit.key(),
                "",
                commit.answer(),
                commit.root(),
                commit.correlation(),
                commit.causation(),
                commit.traceparent(),
                commit.events().stream()
                        .map(event -> new Commit.Recorded(
                                event.name(), event.json().replace(Registry.EMAIL, EmailAddress.ERASED.value())))
                        .toList(),
                commit.notes(),
                commit.attempt());
    }

    /** To every reaction, as the log has it now. */
    private void replay(Registry after) {
        String body = Envelopes.of(erase(commit())).getFirst().json();
        assertThat(body).contains(EmailAddress.ERASED.value()).doesNotContain(Registry.EMAIL);
        messages.forEach(message -> after.system.deliver(new Message(message.reaction(), body, 1)));
    }
}
