package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.Item;
import dev.tense.messaging.Json;
import dev.tense.messaging.Log;
import dev.tense.messaging.Retry;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;

class QueueTriggerTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static final Catalogue.Reaction REACTION = new Catalogue.Reaction(
            "award-points-on-order-placed",
            "loyalty",
            "",
            "orders.order-placed.v1",
            Map.of(),
            5,
            "RUN",
            1,
            0,
            20,
            "points@1",
            List.of(),
            List.of());

    private static final Catalogue.Reaction OF_PARCELS = new Catalogue.Reaction(
            "weigh-on-parcel-sent",
            "loyalty",
            "",
            "platform.parcel-sent.v3",
            Map.of(),
            5,
            "RUN",
            1,
            0,
            20,
            "",
            List.of(),
            List.of());

    private static final Catalogue PARCELS = new Catalogue(
            List.of(),
            List.of(new Catalogue.FactType("platform.parcel-sent.v3", "platform", ParcelSent.class.getName())),
            List.of(),
            List.of(
                    new Catalogue.Upcasting(
                            "platform.parcel-sent.v1", "platform.parcel-sent.v2", ParcelSentFromV1.class.getName()),
                    new Catalogue.Upcasting(
                            "platform.parcel-sent.v2", "platform.parcel-sent.v3", ParcelSentFromV2.class.getName())),
            List.of(),
            List.of(),
            List.of(),
            List.of());

    private final InMemoryStore store = new InMemoryStore();
    private final FakeSqs sqs = new FakeSqs();
    private final List<String> called = new ArrayList<>();
    private final List<String> bodies = new ArrayList<>();
    private @Nullable Instant until;
    private final QueueTrigger trigger = new QueueTrigger(
            new Receipts(store, new Log(store, Catalogue.load().factTypes(), new TickingClock())),
            new Backoff(
                    sqs,
                    new Settings(
                            "",
                            "",
                            Optional.of("queue"),
                            Duration.ofSeconds(10),
                            Duration.ofMinutes(15),
                            Duration.ofMinutes(15),
                            "sub"),
                    Clock.fixed(NOON, ZoneOffset.UTC)),
            PARCELS);

    @Test
    void messages_that_succeed_are_not_answered_and_one_that_fails_touches_none_of_them() {
        String answer = serve(20_000, message("m1", "ok-1", 1), message("m2", "fail", 1), message("m3", "ok-2", 1));

        assertThat(answer).isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
        assertThat(called).containsExactly("ok-1", "fail", "ok-2");
    }

    @Test
    void a_failure_is_written_down_with_its_attempt_and_cause_and_the_message_waits_twice_as_long_each_time() {
        serve(20_000, message("m1", "fail", 1));
        serve(20_000, message("m1", "fail", 2));
        serve(20_000, message("m1", "fail", 3));

        assertThat(sqs.delays).containsExactly(10, 20, 40);
        Item receipt = store.ofSubject("order-1").getFirst();
        assertThat(receipt.texts()).containsEntry("status", "retrying").containsEntry("cause", "NOT_YET");
        assertThat(receipt.numbers()).isEqualTo(Map.of("attempts", 3L));
    }

    @Test
    void after_the_last_attempt_the_message_goes_to_the_dead_letter_queue_at_once() {
        serve(20_000, message("m1", "fail", 5));

        assertThat(sqs.delays).containsExactly(0);
        assertThat(store.ofSubject("order-1").getFirst().texts()).containsEntry("status", "dead-lettered");
    }

    @ParameterizedTest
    @CsvSource({"PT5M, 302", "PT1M, 62", "PT11H44M, 42242", "PT24H, 42300"})
    void the_last_three_attempts_come_after_the_time_that_is_waited_for_as_far_as_sqs_can_wait(
            Duration left, int pause) {
        until = NOON.plus(left);

        serve(20_000, message("m1", "fail", 1));
        serve(20_000, message("m1", "fail", 2));
        serve(20_000, message("m1", "fail", 4));
        serve(20_000, message("m1", "fail", 5));

        assertThat(sqs.delays).containsExactly(10, pause, pause, 0);
    }

    @ParameterizedTest
    @CsvSource({"PT30M, , true", "PT29M59S, , false", "PT40M, PT1S, false", "PT40M, -PT1S, true", "-PT1M, , false"})
    void what_still_fails_after_half_an_hour_is_said_to_be_late_unless_it_waits_on_purpose(
            Duration age, @Nullable Duration wait, boolean late) {
        until = wait == null ? null : NOON.plus(wait);
        ObjectNode message = message("m1", "fail", 9);
        message.withObject("/attributes")
                .put("SentTimestamp", Long.toString(NOON.minus(age).toEpochMilli()));
        try (var logged = LogLines.of(QueueTrigger.class)) {
            serve(20_000, message);

            assertThat(logged.all().contains("late: " + REACTION.function() + ", message m1"))
                    .isEqualTo(late);
        }
    }

    @Test
    void what_succeeds_is_not_late() {
        ObjectNode message = message("m1", "ok", 9);
        message.withObject("/attributes").put("SentTimestamp", "0");
        try (var logged = LogLines.of(QueueTrigger.class)) {
            serve(20_000, message);

            assertThat(logged.all()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"PT3S, 5", "PT0S, 2", "-PT1M, 10"})
    void an_attempt_comes_right_after_the_time_that_is_waited_for(Duration left, int pause) {
        until = NOON.plus(left);

        serve(20_000, message("m1", "fail", 1));

        assertThat(sqs.delays).containsExactly(pause);
    }

    @Test
    void a_message_that_is_no_event_of_the_type_fails_alone_and_reaches_no_function() {
        String answer = serve(
                20_000,
                sqs("m1", "not json", 1),
                sqs("m2", "{\"type\":\"orders.order-cancelled.v1\"}", 1),
                sqs("m3", "null", 1),
                message("m4", "ok", 1));

        assertThat(answer)
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m2\"},"
                        + "{\"itemIdentifier\":\"m3\"}]}");
        assertThat(called).containsExactly("ok");
    }

    @Test
    void when_half_of_the_time_is_gone_the_rest_of_the_batch_is_given_back_at_once() {
        String answer = serve(9_999, message("m1", "ok", 1), message("m2", "ok", 1));

        assertThat(answer)
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m2\"}]}");
        assertThat(called).isEmpty();
        assertThat(sqs.delays).containsExactly(0, 0);
    }

    @Test
    void a_message_that_was_given_back_is_not_acknowledged_and_comes_again_as_a_further_attempt() {
        assertThat(serve(9_999, message("m1", "ok", 1)))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
        assertThat(store.ofSubject("order-1")).isEmpty();

        assertThat(serve(20_000, message("m1", "ok", 2))).isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(called).containsExactly("ok");
        assertThat(store.ofSubject("order-1").getFirst().numbers()).isEqualTo(Map.of("attempts", 2L));
    }

    /** A copy of the message fails, or the failure of an earlier attempt reaches the store only now. */
    @Test
    void a_failure_that_is_written_down_after_the_reaction_was_done_does_not_hide_that() {
        serve(20_000, message("m1", "ok", 2));
        serve(20_000, message("m2", "fail", 1));

        List<Item> receipts = store.ofSubject("order-1");
        String reaction = receipts.getFirst().text(Item.RECEIPT_OF);
        assertThat(receipts).hasSize(2);
        for (List<Item> order : List.of(receipts, receipts.reversed())) {
            assertThat(Traces.of(List.of(), order).doneAt(reaction)).isNotNull();
            assertThat(Traces.of(List.of(), order).attemptsWhenDone(reaction)).isEqualTo(2);
        }
    }

    @Test
    void a_reaction_that_left_no_trace_of_its_own_gets_a_receipt() {
        serve(20_000, message("m1", "ok", 2));

        Item receipt = store.ofSubject("order-1").getFirst();
        assertThat(receipt.texts()).containsEntry("status", "done");
        assertThat(receipt.numbers()).isEqualTo(Map.of("attempts", 2L));
    }

    @Test
    void a_queue_that_cannot_be_reached_loses_nothing() {
        sqs.unreachable = true;

        assertThat(serve(20_000, message("m1", "fail", 1)))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "platform.parcel-sent.v1 | {\"carrier\":\"Swift\",\"occurredAt\":\"2026-11-22T12:00:00Z\"}",
                "platform.parcel-sent.v2 | {\"carrier\":{\"name\":\"Swift\"},\"occurredAt\":\"2026-11-22T12:00:00Z\"}",
                "platform.parcel-sent.v3 | {\"carrier\":{\"name\":\"Swift\"},\"grams\":0,\"occurredAt\":\"2026-11-22T12:00:00Z\"}"
            })
    void a_message_of_any_version_reaches_the_function_as_the_latest(String type, String data)
            throws JsonProcessingException {
        assertThat(serve(OF_PARCELS, 20_000, parcel(type, data))).isEqualTo("{\"batchItemFailures\":[]}");

        Envelope<ParcelSent> served = Json.MAPPER.readValue(bodies.getFirst(), new TypeReference<>() {});
        assertThat(served.data())
                .isEqualTo(new ParcelSent(new ParcelSent.Carrier("Swift"), 0, Instant.parse("2026-11-22T12:00:00Z")));
        assertThat(served.type()).isEqualTo("platform.parcel-sent.v3");
        assertThat(served.id()).isEqualTo("parcel#p/1/0");
        assertThat(store.ofSubject("p").getFirst().texts())
                .containsEntry("status", "done")
                .containsEntry("event", "parcel#p/1/0");
    }

    @Test
    void a_message_of_the_latest_version_is_handed_on_byte_by_byte() {
        ObjectNode message = message("m1", "ok", 1);

        serve(20_000, message);

        assertThat(bodies).containsExactly(message.path("body").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "platform.parcel-sent.v4 | {\"carrier\":{}}",
                "platform.parcel-sent.v1 | \"Swift\"",
                "platform.parcel-sent.v1 | null",
                "platform.parcel-sent.v0 | {}",
                "platform.parcel-sent.v  | {}",
                "platform.parcel-lost.v1 | {}"
            })
    void a_version_nobody_here_reads_waits_for_code_that_does(String type, String data) {
        assertThat(serve(OF_PARCELS, 20_000, parcel(type, data)))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m\"}]}");
        assertThat(bodies).isEmpty();
        assertThat(sqs.delays).containsExactly(10);
    }

    private static ObjectNode parcel(String type, String data) {
        return sqs("m", """
                {"id": "parcel#p/1/0", "type": "%s", "subject": "p", "correlationid": "c", "data": %s}""".formatted(type, data), 1);
    }

    private String serve(int remainingMillis, ObjectNode... messages) {
        return serve(REACTION, remainingMillis, messages);
    }

    private String serve(Catalogue.Reaction reaction, int remainingMillis, ObjectNode... messages) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.putArray("Records").addAll(List.of(messages));
        var context = (Context) Proxy.newProxyInstance(
                Context.class.getClassLoader(),
                new Class<?>[] {Context.class},
                (proxy, method, arguments) ->
                        method.getName().equals("getRemainingTimeInMillis") ? remainingMillis : null);
        var exported = new Entry.OnLambda(
                (input, output, any) -> {
                    String body = new String(input.readAllBytes(), StandardCharsets.UTF_8);
                    bodies.add(body);
                    String data = Json.MAPPER.readTree(body).path("data").asText();
                    called.add(data);
                    if (data.equals("fail")) {
                        throw new Retry("NOT_YET", until);
                    }
                },
                context);
        return new String(trigger.serve(reaction, event, exported), StandardCharsets.UTF_8);
    }

    private static ObjectNode message(String id, String data, int attempt) {
        return sqs(id, """
                {"id": "order#order-1/2/0", "type": "orders.order-placed.v1", "subject": "order-1",
                 "correlationid": "c", "data": "%s"}""".formatted(data), attempt);
    }

    private static ObjectNode sqs(String id, String body, int attempt) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.put("messageId", id).put("receiptHandle", "handle").put("body", body);
        message.withObject("/attributes").put("ApproximateReceiveCount", Integer.toString(attempt));
        return message;
    }

    private static final class FakeSqs implements SqsClient {
        final List<Integer> delays = new ArrayList<>();
        boolean unreachable;

        @Override
        public ChangeMessageVisibilityResponse changeMessageVisibility(ChangeMessageVisibilityRequest request) {
            if (unreachable) {
                throw SdkClientException.create("connection refused");
            }
            delays.add(request.visibilityTimeout());
            return ChangeMessageVisibilityResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
