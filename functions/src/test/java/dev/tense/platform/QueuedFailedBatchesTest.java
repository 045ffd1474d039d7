package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tense.messaging.Unavailable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

class QueuedFailedBatchesTest {
    private final FakeSqs sqs = new FakeSqs();
    private final QueuedFailedBatches batches = new QueuedFailedBatches(sqs, "the-queue");
    private final List<Collection<Span>> taken = new ArrayList<>();

    @Test
    void the_times_of_all_batches_are_taken_together_and_their_messages_deleted() {
        for (int minute = 10; minute < 35; minute++) {
            sqs.send("2026-11-22T12:%d:00Z".formatted(minute), "2026-11-22T12:%d:30Z".formatted(minute));
        }

        batches.take(spans -> taken.add(List.copyOf(spans)));

        assertThat(taken)
                .singleElement()
                .satisfies(spans -> assertThat(spans)
                        .hasSize(25)
                        .contains(new Span(
                                Instant.parse("2026-11-22T12:34:00Z"), Instant.parse("2026-11-22T12:34:30Z"))));
        assertThat(sqs.messages).isEmpty();
    }

    @Test
    void a_message_that_says_no_time_stays_in_the_queue() {
        sqs.send("soon", "2026-11-22T12:00:30Z");
        sqs.send("2026-11-22T13:00:00Z", "2026-11-22T12:00:00Z");
        sqs.messages.add("[");
        sqs.send("2026-11-22T12:00:00Z", "2026-11-22T12:00:30Z");

        batches.take(spans -> taken.add(List.copyOf(spans)));

        assertThat(taken.getFirst()).hasSize(1);
        assertThat(sqs.messages).hasSize(3);
    }

    @Test
    void what_could_not_be_kept_stays_in_the_queue() {
        sqs.send("2026-11-22T12:00:00Z", "2026-11-22T12:00:30Z");

        assertThatExceptionOfType(Unavailable.class)
                .isThrownBy(() -> batches.take(spans -> {
                    throw new Unavailable("dynamodb");
                }));

        assertThat(sqs.messages).hasSize(1);
    }

    @Test
    void spans_that_touch_become_one() {
        Instant noon = Instant.parse("2026-11-22T12:00:00Z");
        assertThat(Span.merged(List.of(
                        new Span(noon.plusSeconds(30), noon.plusSeconds(40)),
                        new Span(noon, noon.plusSeconds(20)),
                        new Span(noon.plusSeconds(5), noon.plusSeconds(10)),
                        new Span(noon.plusSeconds(20), noon.plusSeconds(25)))))
                .containsExactly(
                        new Span(noon, noon.plusSeconds(25)), new Span(noon.plusSeconds(30), noon.plusSeconds(40)));
    }

    /** Hands out ten at a time, each once. */
    private static final class FakeSqs implements SqsClient {
        final List<String> messages = new ArrayList<>();
        private int received;

        void send(String from, String to) {
            messages.add("""
                    {"DDBStreamBatchInfo": {"approximateArrivalOfFirstRecord": "%s", "approximateArrivalOfLastRecord": "%s"}}
                    """.formatted(from, to));
        }

        @Override
        public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
            List<String> next = List.copyOf(messages.subList(received, Math.min(received + 10, messages.size())));
            received += next.size();
            return ReceiveMessageResponse.builder()
                    .messages(next.stream()
                            .map(body -> Message.builder()
                                    .body(body)
                                    .receiptHandle(body)
                                    .build())
                            .toList())
                    .build();
        }

        @Override
        public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
            messages.remove(request.receiptHandle());
            return DeleteMessageResponse.builder().build();
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }
}
