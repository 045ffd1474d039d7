package dev.tense.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tense.local.template.Blueprint.Schedule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulesTest {
    private static final Schedule HOURLY = new Schedule("tense-look", "Clock", Duration.ofHours(1), "{\"a\":1}");

    @TempDir
    private Path folder;

    private Instant now = Instant.parse("2026-11-22T12:00:00Z");
    private final List<String> invoked = new ArrayList<>();

    @Test
    void a_function_is_invoked_once_a_period_and_first_after_one_period() {
        try (Schedules schedules = start()) {
            for (int minute = 0; minute <= 150; minute++) {
                schedules.look();
                now = now.plus(Duration.ofMinutes(1));
            }
        }
        assertThat(invoked).containsExactly("tense-look {\"a\":1}", "tense-look {\"a\":1}");
    }

    @Test
    void what_came_due_while_nothing_ran_is_done_once_at_the_next_start() {
        try (Schedules first = start()) {
            first.look();
        }
        now = now.plus(Duration.ofDays(3));
        try (Schedules second = start()) {
            second.look();
            second.look();
        }
        assertThat(invoked).hasSize(1);
    }

    @Test
    void a_short_stop_does_not_begin_the_period_anew() {
        try (Schedules first = start()) {
            first.look();
        }
        now = now.plus(Duration.ofMinutes(59));
        try (Schedules second = start()) {
            second.look();
            assertThat(invoked).isEmpty();
            now = now.plus(Duration.ofMinutes(1));
            second.look();
        }
        assertThat(invoked).hasSize(1);
    }

    @Test
    void what_cannot_be_kept_is_not_invoked_and_stays_due() throws IOException {
        try (Schedules schedules = start()) {
            schedules.look();
            now = now.plus(Duration.ofHours(1));
            Path inTheWay =
                    Files.createDirectory(folder.resolve("not-there-yet").resolve("last.json.new"));
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(schedules::look);
            assertThat(invoked).isEmpty();
            Files.delete(inTheWay);
            schedules.look();
        }
        assertThat(invoked).hasSize(1);
    }

    private Schedules start() {
        return new Schedules(
                List.of(HOURLY),
                folder.resolve("not-there-yet"),
                clock(),
                (function, payload) -> invoked.add(function + " " + new String(payload, StandardCharsets.UTF_8)));
    }

    private Clock clock() {
        InstantSource source = () -> now;
        return source.withZone(ZoneOffset.UTC);
    }
}
