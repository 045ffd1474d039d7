package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tense.messaging.InMemoryStore;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a direct invocation is told when it asks for something wrong. */
class DoorTest {
    private final TickingClock clock = new TickingClock();
    private final SimulatedSystem system = new SimulatedSystem(new InMemoryStore(), clock);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "\"2026-11-22\"",
                "{\"from\": 1}",
                "{\"reaction\": \"award-points-on-order-placed\", \"from\": \"2999-01-01T00:00:00Z\"}",
                "{\"reaction\": \"award-points-on-order-placed\", \"to\": \"1969-01-01T00:00:00Z\"}",
                "{\"reaction\": \"award-points-on-order-placed\", \"to\": \"+10000-01-01T00:00:00Z\"}",
                "{\"reaction\": []}",
                "{\"reaction\": \"a\", \"reaction\": \"b\"}"
            })
    void what_a_function_of_the_platform_cannot_read_is_its_senders_fault(String payload) {
        system.use(Clock.class, clock);
        system.use(History.class, new RecordedHistory(system::commits, () -> {}));
        system.use(ReactionQueues.class, (reaction, envelopes) -> {});

        refused("replay-events", payload.getBytes(StandardCharsets.UTF_8), "\"status\":400");
    }

    @ParameterizedTest
    @CsvSource({"get-command", "unmatched-route", "award-points-on-order-placed"})
    void a_function_that_nobody_invokes_directly_says_what_it_takes(String function) {
        refused(function, "{}".getBytes(StandardCharsets.UTF_8), "urn:tense:problem:wrong-trigger");
    }

    @Test
    void a_payload_that_is_not_utf_8_is_refused_and_not_repaired() {
        byte[] payload =
                "{\"commandId\": \"a\", \"sku\": \"S\", \"name\": \"???\", \"price\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}}"
                        .getBytes(StandardCharsets.US_ASCII);
        int at = new String(payload, StandardCharsets.US_ASCII).indexOf('?');
        byte[] halfACharacter = {(byte) 0xed, (byte) 0xa0, (byte) 0x80};
        System.arraycopy(halfACharacter, 0, payload, at, 3);

        refused("add-product", payload, "well-formed JSON in UTF-8");
        assertThat(system.commits()).isEmpty();
    }

    @Test
    void a_payload_in_another_encoding_is_refused() {
        for (String encoding : new String[] {"UTF-16", "UTF-16LE", "UTF-32", "UTF-32LE"}) {
            refused("add-product", "{}\u00fc".getBytes(Charset.forName(encoding)), "well-formed JSON in UTF-8");
        }
        byte[] beyondUnicode = {0, 0, 0, '{', 0x22, 0x2b, 0x22, 0x6d};
        refused("add-product", beyondUnicode, "well-formed JSON in UTF-8");
    }

    private void refused(String function, byte[] payload, String because) {
        assertThatThrownBy(() -> system.invoke(function, payload))
                .isInstanceOf(InvocationFailed.class)
                .hasMessageContaining(because);
    }
}
