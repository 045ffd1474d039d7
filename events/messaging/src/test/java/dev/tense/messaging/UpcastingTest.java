package dev.tense.messaging;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Commit.Recorded;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An event of three versions: whichever was written, the latest is read. */
class UpcastingTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final BookReserved RESERVED =
            new BookReserved("Momo", new BookReserved.Reader("Anna"), "main", NOON);

    private static final Recorded V1 = new Recorded(
            "library.book-reserved.v1",
            "{\"book\":\"Momo\",\"reader\":\"Anna\",\"occurredAt\":\"2026-11-22T12:00:00Z\"}");
    private static final Recorded V2 = new Recorded(
            "library.book-reserved.v2",
            "{\"book\":\"Momo\",\"reader\":{\"name\":\"Anna\"},\"occurredAt\":\"2026-11-22T12:00:00Z\"}");
    private static final Recorded V3 = new Recorded(
            "library.book-reserved.v3",
            "{\"book\":\"Momo\",\"reader\":{\"name\":\"Anna\"},\"branch\":\"main\",\"occurredAt\":\"2026-11-22T12:00:00Z\"}");

    private static final FactTypes TYPES = FactTypes.of(
            Map.of("library.book-reserved.v3", BookReserved.class),
            Map.of(
                    "library.book-reserved.v1", new ReaderBecameARecord(),
                    "library.book-reserved.v2", new BranchWasAdded()));

    static Stream<Recorded> everyVersion() {
        return Stream.of(V1, V2, V3);
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void every_version_is_read_as_the_latest(Recorded written) {
        assertThat(TYPES.read(written)).isEqualTo(RESERVED);
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void a_log_that_holds_any_version_goes_on(Recorded written) {
        var store = new InMemoryStore();
        store.append(commit(written), List.of());
        var type = new StreamType<>("book", List.<Fact>of(), (before, fact) -> List.of(fact));
        var log = new Log(store, TYPES, Clock.fixed(NOON, ZoneOffset.UTC));

        Reacted reacted = Invocation.ofReaction("lend", 1, "event", "c", null)
                .run(() -> log.react(
                        type,
                        "Momo",
                        (state, now) -> state.equals(List.of(RESERVED))
                                ? accept(Reacted.DONE, RESERVED)
                                : decline(Reacted.BEGUN)));

        assertThat(reacted).isEqualTo(Reacted.DONE);
        assertThat(store.load(StreamId.parse("book#Momo")))
                .flatExtracting(Commit::events)
                .containsExactly(written, V3);
    }

    @Test
    void an_old_commit_is_published_as_it_was_written() {
        assertThat(Envelopes.of(commit(V1))).singleElement().satisfies(published -> {
            assertThat(published.type()).isEqualTo("library.book-reserved.v1");
            assertThat(published.json()).endsWith("\"data\":" + V1.json() + "}");
        });
    }

    @ParameterizedTest
    @MethodSource("everyVersion")
    void an_envelope_of_any_version_is_read_as_the_latest_and_keeps_all_else(Recorded written) {
        ObjectNode latest = Envelopes.latest(envelope(written), TYPES);

        assertThat(latest).isEqualTo(envelope(V3));
    }

    @Test
    void what_was_delivered_is_not_changed() {
        ObjectNode delivered = envelope(V1);

        Envelopes.latest(delivered, TYPES);

        assertThat(delivered).isEqualTo(envelope(V1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", "null", "[]", "7"})
    void an_old_version_that_is_no_object_is_refused(String json) {
        assertThatIllegalStateException()
                .isThrownBy(() -> TYPES.read(new Recorded(V1.name(), json)))
                .withMessage("a library.book-reserved.v1 is not a JSON object");
    }

    @Test
    void a_version_from_the_future_is_not_guessed_at() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TYPES.read(new Recorded("library.book-reserved.v4", V3.json())))
                .withMessage("the log holds a library.book-reserved.v4, which this version does not know");
    }

    @Test
    void versions_of_one_event_are_the_same_fact() {
        assertThat(FactName.sameFact(V1.name(), V3.name())).isTrue();
        assertThat(FactName.sameFact(V1.name(), "library.book-returned.v1")).isFalse();
        assertThat(FactName.parse("library.book-reserved.v10").next()).hasToString("library.book-reserved.v11");
    }

    private static ObjectNode envelope(Recorded event) {
        String json = Envelopes.of(commit(event)).getFirst().json();
        return Json.parse(json, ObjectNode.class);
    }

    private static Commit commit(Recorded event) {
        return new Commit(
                StreamId.parse("book#Momo"),
                1,
                NOON,
                "ReserveBook",
                new CommandKey("key"),
                "f",
                "{}",
                null,
                "0123456789abcdef0123456789abcdef",
                null,
                null,
                List.of(event),
                List.of(),
                "attempt");
    }
}
