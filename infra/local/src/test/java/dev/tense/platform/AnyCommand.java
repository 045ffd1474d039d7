package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Any text as the JSON of each command: it is that command, and written again reads as the same, or a problem names a field. */
public final class AnyCommand {
    private static final List<? extends Class<?>> TYPES = Catalogue.load().commands().stream()
            .map(command -> Catalogue.classOf(command.type()))
            .toList();

    private AnyCommand() {}

    /** Fails unless every command takes the text or refuses it. */
    public static void read(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        for (Class<?> type : TYPES) {
            try {
                JsonNode json = Json.STRICT.readTree(text);
                Object command = Json.STRICT.treeToValue(json, type);
                if (command != null) {
                    assertThat(Json.STRICT.readValue(Json.render(command), type))
                            .isEqualTo(command);
                }
            } catch (JsonProcessingException e) {
                Problem problem = Problem.malformed(e);
                assertThat(problem.status()).isEqualTo(400);
                assertThat(problem.field()).isNotBlank();
            }
        }
    }
}
