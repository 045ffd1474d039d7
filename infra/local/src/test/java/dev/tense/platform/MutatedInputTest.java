package dev.tense.platform;

import dev.tense.local.template.AnyTemplate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Known inputs, changed at random, at every place that takes what others send. {@link InputFuzzTest} goes further. */
@Timeout(value = 180, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MutatedInputTest {
    private static final long SEED = 20_261_126;

    @TempDir
    Path folder;

    @Test
    void any_payload_is_answered_or_refused() {
        tried(10_000, Seeds.payloads().toList(), new AnyPayload()::serve);
    }

    @Test
    void any_message_is_an_event_or_said_to_be_none() {
        tried(20_000, Seeds.envelopes().toList(), AnyEnvelope::read);
    }

    @Test
    void any_text_is_a_command_or_refused_by_a_field() {
        tried(10_000, Seeds.commands().toList(), AnyCommand::read);
    }

    @Test
    void any_template_is_read_or_refused() {
        tried(1_500, Seeds.templates().toList(), new AnyTemplate(folder)::read);
    }

    private static void tried(int count, List<byte[]> seeds, Consumer<byte[]> target) {
        seeds.forEach(seed -> tried("a seed", seed, target));
        var mutations = new Mutations(SEED, seeds);
        for (int number = 0; number < count; number++) {
            tried("input " + number + " of seed " + SEED, mutations.next(), target);
        }
        System.out.printf("proof: mutated inputs, %d, from %d seeds%n", count, seeds.size());
    }

    private static void tried(String which, byte[] input, Consumer<byte[]> target) {
        try {
            target.accept(input);
        } catch (RuntimeException | AssertionError | StackOverflowError | OutOfMemoryError e) {
            throw new AssertionError(which + ": " + new String(input, StandardCharsets.UTF_8).replace("\n", "\\n"), e);
        }
    }
}
