package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.messaging.CommandKey;
import dev.tense.messaging.Commit;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.StreamId;
import dev.tense.platform.QueueTrigger.BatchAnswer;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PublishEventsTest {
    private static final String ORDERS = "arn:aws:sns:eu-central-1:000000000000:tense-orders";
    private static final String PAYMENTS = "arn:aws:sns:eu-central-1:000000000000:tense-payments";

    private final FakeSns sns = new FakeSns();
    private final Doubts doubts = new Doubts(new InMemoryStore(), new TickingClock());
    private final PublishEvents function = new PublishEvents(new Topics(sns, Catalogue.load()), doubts);

    @BeforeEach
    void topics() {
        System.setProperty("tense.topic.orders", ORDERS);
        System.setProperty("tense.topic.payments", PAYMENTS);
    }

    @AfterEach
    void noTopics() {
        System.clearProperty("tense.topic.orders");
        System.clearProperty("tense.topic.payments");
    }

    @Test
    void every_event_goes_to_the_topic_of_its_context_with_its_type() {
        var answer = publish(List.of(insert(1, "orders.order-placed.v1"), insert(2, "payments.payment-processed.v1")));

        assertThat(answer.batchItemFailures()).isEmpty();
        assertThat(sns.types(ORDERS)).containsExactly("orders.order-placed.v1");
        assertThat(sns.types(PAYMENTS)).containsExactly("payments.payment-processed.v1");
    }

    @Test
    void that_an_event_was_published_which_a_person_must_hear_of_is_said_in_the_log() {
        sns.refused.add("payments.payment-incident-raised.v3");
        try (var logged = LogLines.of(Topics.class)) {
            publish(List.of(
                    insert(1, "payments.payment-processed.v1"),
                    insert(2, "payments.payment-incident-raised.v1"),
                    insert(3, "payments.payment-incident-raised.v2"),
                    insert(4, "payments.payment-incident-raised.v3")));

            assertThat(logged.all())
                    .filteredOn(line -> line.startsWith("alarm"))
                    .containsExactly(
                            "alarm: payments.payment-incident-raised of order#o2/1/0",
                            "alarm: payments.payment-incident-raised of order#o3/1/0");
        }
    }

    @Test
    void more_than_ten_events_go_in_several_batches_in_their_order() {
        publish(IntStream.rangeClosed(1, 23)
                .mapToObj(n -> insert(n, "orders.e" + n + ".v1"))
                .toList());

        assertThat(sns.requests)
                .extracting(request -> request.publishBatchRequestEntries().size())
                .containsExactly(10, 10, 3);
        assertThat(sns.types(ORDERS)).startsWith("orders.e1.v1").endsWith("orders.e23.v1");
    }

    @Test
    void large_events_are_split_by_their_bytes() {
        String large = "{\"text\":\"" + "x".repeat(100_000) + "\"}";

        publish(IntStream.rangeClosed(1, 5)
                .mapToObj(n -> insert(n, "orders.large.v1", large))
                .toList());

        assertThat(sns.requests)
                .extracting(request -> request.publishBatchRequestEntries().size())
                .containsExactly(2, 2, 1);
    }

    @Test
    void the_stream_is_read_again_from_the_first_record_that_sns_did_not_take() {
        sns.refused.add("orders.e3.v1");
        sns.refused.add("orders.e5.v1");

        var answer = publish(IntStream.rangeClosed(1, 6)
                .mapToObj(n -> insert(n, "orders.e" + n + ".v1"))
                .toList());

        assertThat(answer.batchItemFailures()).containsExactly(new BatchAnswer.Item("3"));
    }

    @Test
    void a_topic_that_cannot_be_reached_fails_its_first_record_and_not_the_other_topics() {
        sns.unreachable.add(ORDERS);

        var answer = publish(List.of(insert(1, "payments.payment-processed.v1"), insert(2, "orders.order-placed.v1")));

        assertThat(answer.batchItemFailures()).containsExactly(new BatchAnswer.Item("2"));
        assertThat(sns.types(PAYMENTS)).hasSize(1);
    }

    @Test
    void a_record_that_cannot_be_read_keeps_nothing_before_it_from_being_published() {
        Map<String, Object> broken = Map.of(
                "eventName",
                "INSERT",
                "dynamodb",
                Map.of("SequenceNumber", "2", "NewImage", Map.of("stream", Map.of("S", "order#1"))));

        var answer = publish(List.of(insert(1, "orders.e1.v1"), broken, insert(3, "orders.e3.v1")));

        assertThat(answer.batchItemFailures()).containsExactly(new BatchAnswer.Item("2"));
        assertThat(sns.types(ORDERS)).containsExactly("orders.e1.v1");
    }

    @Test
    void what_is_no_new_commit_is_passed_over() {
        var removed = new HashMap<>(insert(1, "orders.e1.v1"));
        removed.put("eventName", "REMOVE");

        assertThat(publish(List.of(removed)).batchItemFailures()).isEmpty();
        assertThat(sns.requests).isEmpty();
    }

    @Test
    void a_private_part_is_never_published() {
        publish(List.of(insert(1, "orders.order-created.v1")));

        assertThat(sns.requests.toString()).contains("orders.order-created.v1").doesNotContain("tok_secret");
    }

    private BatchAnswer publish(List<Map<String, Object>> records) {
        return function.publish(Map.of("Records", records));
    }

    private static Map<String, Object> insert(int sequence, String type) {
        return insert(sequence, type, "{}");
    }

    /** A record as the stream brings it: the item as the store writes it, in DynamoDB's JSON. */
    private static Map<String, Object> insert(int sequence, String type, String data) {
        var commit = new Commit(
                new StreamId("order", "o" + sequence),
                1,
                Instant.parse("2026-11-22T12:00:00Z"),
                "PlaceOrder",
                new CommandKey("0123456789abcdef0123456789abcdef"),
                "f",
                null,
                null,
                "0123456789abcdef0123456789abcdef",
                null,
                null,
                List.of(new Commit.Recorded(type, data)),
                List.of(new Commit.Recorded("orders.order-details.v1", "{\"token\":\"tok_secret\"}")),
                "attempt");
        return StreamInsert.of(sequence, commit);
    }
}
