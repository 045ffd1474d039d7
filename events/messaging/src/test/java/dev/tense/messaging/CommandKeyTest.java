package dev.tense.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandKeyTest {
    private static final CommandId ID = new CommandId("6f0c2f5e");

    @Test
    void the_keys_of_commands_and_reactions_are_pinned_because_the_log_holds_them() {
        assertThat(CommandKey.of(new Caller("local"), "LendBook", ID))
                .isEqualTo(new CommandKey("ed38be1cc7ad2031439ed28087935738"));
        assertThat(CommandKey.ofReaction("book#Momo/1/0", "shelve-book", 1))
                .isEqualTo(new CommandKey("4bfd8affc7925c01fc368576c69d47c3"));
        assertThat(CommandKey.of(new Caller("local"), "LendBook", ID).childId("ReturnBook"))
                .isEqualTo(new CommandId("ae79ee104618784005f842bcc67d89cb"));
    }

    @Test
    void caller_and_command_and_id_make_the_key() {
        assertThat(List.of(
                        CommandKey.of(Caller.INVOKER, "LendBook", ID),
                        CommandKey.of(new Caller("anna"), "LendBook", ID),
                        CommandKey.of(Caller.INVOKER, "ReturnBook", ID),
                        CommandKey.of(Caller.INVOKER, "LendBook", new CommandId("another"))))
                .doesNotHaveDuplicates();
    }

    @Test
    void what_belongs_to_one_part_cannot_slip_into_the_next() {
        assertThat(CommandKey.of(new Caller("ab"), "c", ID)).isNotEqualTo(CommandKey.of(new Caller("a"), "bc", ID));
    }

    @Test
    void event_and_function_and_generation_make_the_key_of_a_reaction() {
        assertThat(List.of(
                        CommandKey.ofReaction("book#Momo/1/0", "shelve-book", 1),
                        CommandKey.ofReaction("book#Momo/1/1", "shelve-book", 1),
                        CommandKey.ofReaction("book#Momo/1/0", "send-mail", 1),
                        CommandKey.ofReaction("book#Momo/1/0", "shelve-book", 2)))
                .doesNotHaveDuplicates();
    }

    @Test
    void the_id_of_a_part_follows_from_the_whole_and_the_kind_of_part() {
        CommandKey whole = CommandKey.of(Caller.INVOKER, "LendBook", ID);
        CommandKey other = CommandKey.of(new Caller("anna"), "LendBook", ID);

        assertThat(whole.childId("ReturnBook")).isEqualTo(whole.childId("ReturnBook"));
        assertThat(List.of(whole.childId("ReturnBook"), whole.childId("LendBook"), other.childId("ReturnBook")))
                .doesNotHaveDuplicates();
    }

    @Test
    void a_sender_cannot_make_up_the_key_of_a_part() {
        CommandId part = CommandKey.of(Caller.INVOKER, "LendBook", ID).childId("ReturnBook");

        assertThat(CommandKey.of(Caller.INVOKER, "ReturnBook", part))
                .isNotEqualTo(CommandKey.of(Caller.SYSTEM, "ReturnBook", part));
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "6f0c2f5e-8c3b-4f4e-9a57-2f7c0c5b2d11", "!~", "order/2026#1"})
    void a_command_id_is_any_visible_ascii(String value) {
        assertThat(new CommandId(value).value()).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a\n", "\u0000", "\u00fc", "\ud83d\udce6"})
    void another_command_id_is_refused_without_repeating_it(String value) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new CommandId(value))
                .withMessage("commandId must be 1 to 128 visible ASCII characters");
    }

    @Test
    void a_command_id_has_at_most_128_characters() {
        assertThat(new CommandId("x".repeat(128)).value()).hasSize(128);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new CommandId("x".repeat(129)));
    }
}
