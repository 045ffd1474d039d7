package dev.tense.messaging;

import static dev.tense.messaging.Decision.accept;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A reaction that takes up a command which somebody else began. */
class ResumptionTest {
    private static final String KEY = "1";

    private static final StreamType<Integer> STEPS = new StreamType<>("steps", 0, (before, fact) -> before + 1);

    private final Log log = new Log(
            new InMemoryStore(),
            FactTypes.of(Map.of("test.step-taken.v1", StepTaken.class)),
            Clock.fixed(Instant.parse("2026-11-22T12:00:00Z"), ZoneOffset.UTC));

    private final Invocation command =
            Invocation.ofCommand(Caller.INVOKER, "TakeSteps", new CommandId("c-1"), "fingerprint", null);

    private final Invocation reaction = Invocation.ofReaction(
            "resume-steps", 1, "steps#1/1/0", command.key().value(), null);

    @NoteName("test.step-taken.v1")
    record StepTaken() implements Note {}

    @Test
    void a_command_that_its_sender_finished_is_no_trace_of_the_reaction() {
        command.run(this::takeStep);
        command.run(this::takeStep);

        assertThat(resume()).isEqualTo(Reacted.DONE);
        assertThat(reaction.leftTrace()).isFalse();
    }

    @Test
    void a_command_that_the_reaction_finishes_is_its_trace() {
        command.run(this::takeStep);

        assertThat(resume()).isEqualTo(Reacted.DONE);
        assertThat(reaction.leftTrace()).isTrue();
    }

    private Reacted resume() {
        var begun = new Commit.Root(command.name(), command.key(), command.fingerprint());
        return reaction.run(() -> Invocation.current().resuming(begun).run(this::takeStep));
    }

    /** The answer is final after the second step. */
    private Reacted takeStep() {
        return log.react(
                STEPS,
                KEY,
                (taken, now) ->
                        taken == 0 ? accept(Reacted.BEGUN, new StepTaken()) : accept(Reacted.DONE, new StepTaken()));
    }
}
