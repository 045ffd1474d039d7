package dev.tense.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBench.class)
class StreamMappingTest {
    @Test
    void what_never_succeeds_goes_to_the_failure_queue_and_the_rest_goes_on(Bench bench) {
        for (String id : List.of("one", "fatal", "two", "poison", "three")) {
            bench.put(id);
        }
        Eventually.expect(() -> bench.noted("test-follow-items"), items -> {
            assertThat(items).contains("one", "two", "three");
            assertThat(items).filteredOn("poison"::equals).hasSizeGreaterThanOrEqualTo(3);
        });
        List<String> letters = new ArrayList<>();
        Eventually.expect(
                () -> {
                    letters.addAll(bench.take("test-given-up"));
                    return letters;
                },
                all -> assertThat(all).hasSize(2));
        assertThat(letters).allSatisfy(letter -> {
            JsonNode given = Json.parse(letter.getBytes(StandardCharsets.UTF_8)).orElseThrow();
            assertThat(given.path("DDBStreamBatchInfo").path("batchSize").asInt())
                    .isEqualTo(1);
            assertThat(given.path("requestContext").path("condition").asText()).isEqualTo("RetryAttemptsExhausted");
        });
    }
}
