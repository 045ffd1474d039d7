package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tense.messaging.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class DynamoHistoryTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a",
                "a#b",
                "a#b/",
                "a#b/0",
                "a#b/-1",
                "a#b/x",
                "a#b/99999999999999999999",
                "#b/1",
                "a#/1",
                "ab/1"
            })
    void a_place_where_nothing_can_have_stopped_is_refused(String after) {
        var history = new DynamoHistory(nowhere(), settings());

        assertThatThrownBy(() -> history.read(new Span(Instant.EPOCH, Instant.EPOCH), after))
                .isInstanceOf(InvalidInput.class)
                .hasMessage("after must be where an earlier one stopped");
    }

    private static DynamoDbClient nowhere() {
        return new DynamoDbClient() {
            @Override
            public String serviceName() {
                return "dynamodb";
            }

            @Override
            public void close() {}
        };
    }

    private static Settings settings() {
        return new Settings(
                "log",
                "state",
                Optional.empty(),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                Duration.ofSeconds(1),
                "sub");
    }
}
