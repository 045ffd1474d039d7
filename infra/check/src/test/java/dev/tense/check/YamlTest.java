package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class YamlTest {
    /** Readers of YAML 1.1 take them for a date, a number, a truth or nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-27",
                "2026-11-27T12:00:00Z",
                "8001",
                "0123",
                "0x1F",
                "1_000",
                "12:30",
                ".5",
                "-.inf",
                "no",
                "Yes",
                "ON",
                "y",
                "True",
                "NULL",
                "~",
                "<<",
                ""
            })
    void a_text_that_looks_like_something_else_has_quotes(String text) {
        ObjectNode document = Json.MAPPER.createObjectNode().put("text", text);

        assertThat(Yaml.write(document)).endsWith("text: '%s'\n".formatted(text));
        assertThat(Yaml.read(Yaml.write(document))).isEqualTo(document);
    }

    @Test
    void another_text_has_none_and_members_keep_their_order() {
        ObjectNode document =
                Json.MAPPER.createObjectNode().put("b", "BOOK-1").put("a", 1).put("c", "3.1.0");

        assertThat(Yaml.write(document)).isEqualTo("# " + Template.MARKER + "\nb: BOOK-1\na: 1\nc: 3.1.0\n");
    }
}
