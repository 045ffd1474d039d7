package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "respond-async",
                "Respond-Async",
                " respond-async ",
                "respond-async, wait=10",
                "wait=10,respond-async",
                "return=minimal; foo=\"a, b\", respond-async",
                "respond-async; later",
                "respond-async=\"\"",
                "foo=\"\\\"\", respond-async",
                ",,, respond-async"
            })
    void a_sender_may_prefer_to_be_answered_later(String header) {
        assertThat(Prefer.respondAsync(header)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wait=10",
                "return=minimal",
                "respond-asynchronously",
                "not-respond-async",
                "foo=respond-async",
                "foo=\"bar, respond-async",
                "foo=\"bar, respond-async\"",
                "foo=\"\\\", respond-async\"",
                "foo; respond-async",
                "respond-async=no",
                "\\",
                "\"\\",
                ";",
                "="
            })
    void whatever_else_a_header_says_is_passed_over(String header) {
        assertThat(Prefer.respondAsync(header)).isFalse();
    }

    @Test
    void a_header_of_any_length_is_read() {
        assertThat(Prefer.respondAsync("a=\"b\",".repeat(100_000))).isFalse();
        assertThat(Prefer.respondAsync("\"".repeat(100_001) + ",respond-async")).isFalse();
        assertThat(Prefer.respondAsync(null)).isFalse();
    }
}
