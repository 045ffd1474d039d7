package dev.tense.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
    @TempDir
    Path folder;

    @Test
    void items_messages_and_stream_positions_survive_a_restart_and_fresh_forgets_them() {
        try (Bench bench = Bench.start(folder)) {
            bench.put("a");
            bench.put("b");
            bench.send("test-inbox", "kept");
            Eventually.expect(
                    () -> folder.resolve("data/streams/test-follow.json"),
                    file -> assertThat(file).content().contains("00000"));
            Eventually.expect(
                    () -> bench.noted("test-follow-items"),
                    items -> assertThat(items).containsExactly("a", "b"));
        }
        try (Bench bench = Bench.start(folder)) {
            assertThat(count(bench)).isEqualTo(2);
            Eventually.expect(
                    () -> bench.take("test-inbox"),
                    messages -> assertThat(messages).containsExactly("kept"));
            bench.put("c");
            Eventually.expect(
                    () -> bench.noted("test-follow-items").stream().distinct().toList(),
                    items -> assertThat(items).containsExactly("a", "b", "c")); // at least once, in order
            bench.send("test-inbox", "to be forgotten");
        }
        try (Bench bench = Bench.start(folder, Bench.options(folder).withFresh(true))) {
            assertThat(count(bench)).isZero();
            assertThat(bench.take("test-inbox")).isEmpty();
        }
    }

    private static int count(Bench bench) {
        return bench.dynamo("Scan", Map.of("TableName", "test-items"))
                .path("Count")
                .asInt();
    }
}
