package dev.tense.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvelopesTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00.123Z");
    private static final String CORRELATION = "0123456789abcdef0123456789abcdef";
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final BookLent LENT = new BookLent("Momo \"\u00fc\ud83d\udce6\"", "Anna", NOON);
    private static final BookReturned RETURNED = new BookReturned("Momo", NOON);

    @Test
    void the_same_commit_gives_the_same_bytes() {
        assertThat(Envelopes.of(commit(3, TRACE, LENT, RETURNED)))
                .isEqualTo(Envelopes.of(commit(3, TRACE, LENT, RETURNED)));
    }

    @Test
    void the_bytes_are_these() {
        assertThat(Envelopes.of(commit(3, TRACE, LENT, RETURNED)).getLast())
                .isEqualTo(new Envelopes.Rendered(
                        "book#Momo/3/1",
                        "library.book-returned.v1",
                        "{\"specversion\":\"1.0\",\"id\":\"book#Momo/3/1\",\"source\":\"/tense/library\","
                                + "\"type\":\"library.book-returned.v1\",\"subject\":\"Momo\","
                                + "\"time\":\"2026-11-22T12:00:00.123Z\",\"datacontenttype\":\"application/json\","
                                + "\"sequence\":\"0000000003.01\",\"correlationid\":\"" + CORRELATION + "\","
                                + "\"causationid\":\"key\",\"traceparent\":\"" + TRACE + "\","
                                + "\"data\":{\"book\":\"Momo\",\"occurredAt\":\"2026-11-22T12:00:00.123Z\"}}"));
    }

    @Test
    void the_bytes_do_not_depend_on_where_the_machine_stands() {
        var here = Envelopes.of(commit(3, null, LENT));
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
            assertThat(Envelopes.of(commit(3, null, LENT))).isEqualTo(here);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void the_sdk_of_cloudevents_reads_every_attribute() {
        CloudEvent event = read(Envelopes.of(commit(3, TRACE, LENT)).getFirst());

        assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
        assertThat(event.getId()).isEqualTo("book#Momo/3/0");
        assertThat(event.getSource()).isEqualTo(URI.create("/tense/library"));
        assertThat(event.getType()).isEqualTo("library.book-lent.v1");
        assertThat(event.getSubject()).isEqualTo("Momo");
        assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2026-11-22T12:00:00.123Z"));
        assertThat(event.getDataContentType()).isEqualTo("application/json");
        assertThat(event.getDataSchema()).isNull();
        assertThat(event.getExtensionNames())
                .containsExactlyInAnyOrder("sequence", "correlationid", "causationid", "traceparent");
        assertThat(event.getExtension("sequence")).isEqualTo("0000000003.00");
        assertThat(event.getExtension("correlationid")).isEqualTo(CORRELATION);
        assertThat(event.getExtension("causationid")).isEqualTo("key");
        assertThat(event.getExtension("traceparent")).isEqualTo(TRACE);
        assertThat(event.getData().toBytes()).asString(StandardCharsets.UTF_8).isEqualTo(Json.render(LENT));
    }

    @Test
    void a_reaction_reads_the_typed_event() throws JsonProcessingException {
        String json = Envelopes.of(commit(3, TRACE, LENT)).getFirst().json();

        Envelope<BookLent> envelope = Json.MAPPER.readValue(json, new TypeReference<>() {});

        assertThat(envelope)
                .isEqualTo(new Envelope<>(
                        "1.0",
                        "book#Momo/3/0",
                        "/tense/library",
                        "library.book-lent.v1",
                        "Momo",
                        NOON,
                        "application/json",
                        "0000000003.00",
                        CORRELATION,
                        "key",
                        TRACE,
                        LENT));
        assertThat(Json.render(envelope)).isEqualTo(json);
    }

    @Test
    void what_a_newer_version_added_is_passed_over() throws JsonProcessingException {
        String json = Envelopes.of(commit(3, TRACE, RETURNED))
                .getFirst()
                .json()
                .replace("\"data\":{", "\"newer\":{\"x\":[1]},\"data\":{\"condition\":\"good\",");

        Envelope<BookReturned> envelope = Json.MAPPER.readValue(json, new TypeReference<>() {});

        assertThat(envelope.data()).isEqualTo(RETURNED);
    }

    @Test
    void each_event_of_a_commit_has_an_envelope_of_its_own() {
        assertThat(Envelopes.of(commit(3, TRACE, LENT, RETURNED, LENT)))
                .extracting(Envelopes.Rendered::id)
                .containsExactly("book#Momo/3/0", "book#Momo/3/1", "book#Momo/3/2");
    }

    @Test
    void a_note_is_never_published() {
        assertThat(Envelopes.of(commit(3, TRACE))).isEmpty();
    }

    @Test
    void a_trace_that_the_caller_began_is_passed_on() {
        assertThat(read(Envelopes.of(commit(1, TRACE, LENT)).getFirst()).getExtension("traceparent"))
                .isEqualTo(TRACE);
    }

    @Test
    void without_a_trace_of_the_caller_the_correlation_is_one() {
        assertThat(read(Envelopes.of(commit(1, null, LENT)).getFirst()).getExtension("traceparent"))
                .isEqualTo("00-0123456789abcdef0123456789abcdef-0123456789abcdef-00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "c", "0123456789abcde", "0123456789ABCDEF0123456789ABCDEF", "\u00fc"})
    void a_correlation_that_is_no_trace_id_still_gives_a_trace(String correlation) {
        Commit usual = commit(1, null, LENT);
        var commit = new Commit(
                usual.stream(),
                usual.version(),
                usual.at(),
                usual.by(),
                usual.key(),
                usual.fingerprint(),
                usual.answer(),
                usual.root(),
                correlation,
                usual.causation(),
                null,
                usual.events(),
                usual.notes(),
                usual.attempt());

        String json = Envelopes.of(commit).getFirst().json();

        assertThat(Json.parse(json, JsonNode.class).path("traceparent").asText())
                .matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00");
        assertThat(Envelopes.of(commit).getFirst().json()).isEqualTo(json);
    }

    @Test
    void the_sequence_orders_the_events_of_a_stream_as_text() {
        var sequences = IntStream.of(1, 2, 9, 10, 11, 99, 100, 1_000_000)
                .mapToObj(version -> commit(version, null, LENT, RETURNED))
                .flatMap(commit -> Envelopes.of(commit).stream())
                .map(envelope -> (String) read(envelope).getExtension("sequence"))
                .toList();

        assertThat(sequences).isSorted().doesNotHaveDuplicates().hasSize(16);
    }

    @Test
    void the_context_of_an_event_is_the_beginning_of_its_name() {
        assertThat(Envelopes.context("library.book-lent.v1")).isEqualTo("library");
    }

    private static CloudEvent read(Envelopes.Rendered envelope) {
        return new JsonFormat().deserialize(envelope.json().getBytes(StandardCharsets.UTF_8));
    }

    private static Commit commit(long version, @Nullable String traceparent, Event... events) {
        return new Commit(
                new StreamId("book", "Momo"),
                version,
                NOON,
                "LendBook",
                new CommandKey("key"),
                "fingerprint",
                null,
                null,
                CORRELATION,
                null,
                traceparent,
                Stream.of(events).map(Library.FACTS::record).toList(),
                List.of(Library.FACTS.record(new ReaderChecked("Anna"))),
                "attempt");
    }
}
