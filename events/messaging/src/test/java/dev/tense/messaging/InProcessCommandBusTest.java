package dev.tense.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InProcessCommandBusTest {
    private static final LendBook.Lent LENT = new LendBook.Lent("Momo", Instant.EPOCH);
    private static final LendBook LEND = new LendBook(new CommandId("1"), "Momo", "Anna", "1234");
    private static final ReturnBook RETURN = new ReturnBook(new CommandId("1"), "Momo");

    private final InProcessCommandBus bus = new InProcessCommandBus();

    @Test
    void a_command_is_answered_by_its_handler_with_its_own_type_of_answer() {
        bus.register(LendBook.class, command -> LENT);
        bus.register(ReturnBook.class, command -> new ReturnBook.Returned(command.book()));

        LendBook.Answer lent = bus.execute(LEND);
        ReturnBook.Answer returned = bus.execute(RETURN);

        assertThat(lent).isEqualTo(LENT);
        assertThat(returned).isEqualTo(new ReturnBook.Returned("Momo"));
    }

    @Test
    void a_command_has_exactly_one_handler() {
        bus.register(LendBook.class, command -> LENT);

        assertThatIllegalStateException()
                .isThrownBy(() -> bus.register(LendBook.class, command -> new LendBook.Out("Momo")))
                .withMessage("Command LendBook already has a handler. Commands have exactly one handler.");
        assertThat(bus.execute(LEND)).isEqualTo(LENT);
    }

    @Test
    void a_command_that_nobody_handles_is_an_error() {
        assertThatIllegalStateException()
                .isThrownBy(() -> bus.execute(LEND))
                .withMessage("No handler registered for command LendBook.");
    }

    @Test
    void a_handler_serves_a_command_once() {
        var served = new ArrayList<LendBook>();
        bus.register(LendBook.class, command -> {
            served.add(command);
            return LENT;
        });

        bus.execute(LEND);

        assertThat(served).containsExactly(LEND);
    }

    @Test
    void what_a_handler_throws_reaches_the_sender_untouched() {
        var down = new Unavailable("shelf");
        bus.register(LendBook.class, command -> {
            throw down;
        });

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> bus.execute(LEND))
                .isSameAs(down);
    }

    @Test
    void a_command_from_outside_is_an_invocation_of_its_own() {
        var seen = new ArrayList<Invocation>();
        bus.register(LendBook.class, command -> {
            seen.add(Invocation.current());
            return LENT;
        });

        bus.execute(LEND);

        assertThat(seen).singleElement().satisfies(invocation -> {
            assertThat(invocation.caller()).isEqualTo(Caller.INVOKER);
            assertThat(invocation.name()).isEqualTo("LendBook");
            assertThat(invocation.key()).isEqualTo(CommandKey.of(Caller.INVOKER, "LendBook", LEND.commandId()));
            assertThat(invocation.fingerprint()).isEqualTo(Fingerprint.of(LEND));
            assertThat(invocation.correlation()).isEqualTo(invocation.key().value());
            assertThat(invocation.causation()).isNull();
            assertThat(invocation.root()).isNull();
        });
    }

    @Test
    void a_command_sent_by_a_handler_is_a_part_of_the_one_being_served() {
        var seen = new ArrayList<Invocation>();
        bus.register(LendBook.class, command -> {
            seen.add(Invocation.current());
            bus.execute(new ReturnBook(Invocation.current().childId(ReturnBook.class), "Momo"));
            return LENT;
        });
        bus.register(ReturnBook.class, command -> {
            seen.add(Invocation.current());
            return new ReturnBook.Returned("Momo");
        });

        bus.execute(LEND);
        bus.execute(LEND);

        Invocation sender = seen.getFirst();
        Invocation part = seen.get(1);
        assertThat(part.isPartOf(LendBook.class)).isTrue();
        assertThat(sender.isPartOf(LendBook.class)).isFalse();
        assertThat(part.caller()).isEqualTo(Caller.SYSTEM);
        assertThat(part.root()).isEqualTo(new Commit.Root("LendBook", sender.key(), sender.fingerprint()));
        assertThat(part.correlation()).isEqualTo(sender.correlation());
        assertThat(part.causation()).isEqualTo(sender.key().value());
        assertThat(seen).extracting(Invocation::key).isEqualTo(keysTwice(sender, part));
    }

    private static List<CommandKey> keysTwice(Invocation sender, Invocation part) {
        return List.of(sender.key(), part.key(), sender.key(), part.key());
    }
}
