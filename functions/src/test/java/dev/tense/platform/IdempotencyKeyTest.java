package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "8e03978e-40d5-43e8-bc93-6894a57f9324" | 8e03978e-40d5-43e8-bc93-6894a57f9324
            8e03978e-40d5-43e8-bc93-6894a57f9324   | 8e03978e-40d5-43e8-bc93-6894a57f9324
            `  "a"  `                              | a
            "a,b"                                  | a,b
            "a;b"                                  | a;b
            "a\\"b\\\\c"                           | a"b\\c
            "a";v=1                                | a
            "a"; v="x;\\",y";flag;n=-1.5;b=?1      | a
            key=:/@!#$%&'()*+-.^_                  | key=:/@!#$%&'()*+-.^_
            """)
    void is_a_structured_string_or_bare(String header, String key) {
        assertThat(IdempotencyKey.read(header)).isEqualTo(key);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "\"\"",
                "\"",
                "\"a",
                "a\"",
                "a\"b",
                "\"a\"b",
                "\"a\" \"b\"",
                "\"a\",\"b\"",
                "a,b",
                "a, b",
                "a,\"b\"",
                "a;v=1",
                "a b",
                "\"a b\"",
                "\"a\\b\"",
                "a\\b",
                "\"a\";",
                "\"a\";V=1",
                "\"a\";v=",
                "\"a\\\"",
                "\u00fc",
                "\"\u00fc\"",
                "\"a\u0000\"",
                "\"a\tb\"",
                "\ud83d\udce6"
            })
    void anything_else_is_refused(String header) {
        assertThatThrownBy(() -> IdempotencyKey.read(header)).isInstanceOf(Refused.class);
    }

    @Test
    void a_key_has_at_most_128_characters() {
        assertThat(IdempotencyKey.read("k".repeat(128))).hasSize(128);
        assertThat(IdempotencyKey.read("\"" + "\\\\".repeat(128) + "\"")).hasSize(128);
        assertThatThrownBy(() -> IdempotencyKey.read("k".repeat(129))).isInstanceOf(Refused.class);
        assertThatThrownBy(() -> IdempotencyKey.read("\"" + "k".repeat(129) + "\""))
                .isInstanceOf(Refused.class);
    }

    @Test
    void a_long_header_takes_no_long_time() {
        for (String part : new String[] {"\\\\", ";a", ";a=b", "; ", "a", "\"", ";a=\"\""}) {
            assertThatThrownBy(() -> IdempotencyKey.read("\"a\"" + part.repeat(8_000) + "\u0001"))
                    .isInstanceOf(Refused.class);
        }
    }
}
