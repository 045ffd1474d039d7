package dev.tense.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.wire.Json;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBench.class)
class QueueMappingTest {
    @Test
    void failed_messages_of_a_batch_come_again_and_end_in_the_dead_letter_queue(Bench bench) {
        bench.send("test-collect", "good-1");
        bench.send("test-collect", "poison-1");
        bench.send("test-collect", "good-2");
        Eventually.expect(
                () -> bench.take("test-collect-dlq"),
                letters -> assertThat(letters).containsExactly("poison-1"));
        assertThat(bench.noted("test-collect-items"))
                .contains("good-1", "good-2")
                .filteredOn("poison-1"::equals)
                .hasSize(2);
        assertThat(bench.noted("test-collect-items"))
                .filteredOn("good-1"::equals)
                .hasSize(1);
    }

    @Test
    void a_batch_whose_function_throws_comes_again_as_a_whole(Bench bench) {
        bench.send("test-collect", "fatal-1");
        Eventually.expect(
                () -> bench.take("test-collect-dlq"),
                letters -> assertThat(letters).containsExactly("fatal-1"));
    }

    @Test
    void a_function_sees_messages_in_the_form_of_lambda(Bench bench) {
        bench.send("test-collect", "formed");
        Eventually.expect(
                () -> bench.noted("test-collect-events"),
                events -> assertThat(events).anyMatch(event -> event.contains("\"formed\"")));
        JsonNode message = bench.noted("test-collect-events").stream()
                .map(event -> Json.parse(event.getBytes(StandardCharsets.UTF_8)).orElseThrow())
                .flatMap(event -> event.path("Records").valueStream())
                .filter(each -> each.path("body").asText().equals("formed"))
                .findFirst()
                .orElseThrow();
        assertThat(message.path("eventSource").asText()).isEqualTo("aws:sqs");
        assertThat(message.path("eventSourceARN").asText())
                .isEqualTo("arn:aws:sqs:eu-central-1:000000000000:test-collect");
        assertThat(message.path("attributes").path("ApproximateReceiveCount").asText())
                .isEqualTo("1");
    }
}
