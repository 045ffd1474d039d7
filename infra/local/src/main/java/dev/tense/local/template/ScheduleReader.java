package dev.tense.local.template;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tense.local.template.Blueprint.Schedule;
import dev.tense.local.wire.Json;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a schedule: a rate. Cron expressions are not known here. */
final class ScheduleReader {
    private static final Pattern RATE = Pattern.compile("rate\\(([1-9]\\d{0,5}) (minute|hour|day)s?\\)");

    private ScheduleReader() {}

    static Schedule read(String function, String event, Properties settings) {
        settings.oneOf("Enabled", "true", "true");
        settings.ignore(Set.of("Description"));
        String input = settings.text("Input");
        if (Json.parse(input.getBytes(UTF_8)).isEmpty()) {
            throw new TemplateProblem(settings.at("Input"), "is not JSON");
        }
        return new Schedule(function, event, rate(settings), input);
    }

    private static Duration rate(Properties settings) {
        Matcher rate = RATE.matcher(settings.text("Schedule"));
        if (!rate.matches()) {
            throw new TemplateProblem(
                    settings.at("Schedule"), settings.text("Schedule") + " is not known here; only rate(N minutes) is");
        }
        return Duration.of(
                Long.parseLong(rate.group(1)), ChronoUnit.valueOf(rate.group(2).toUpperCase(Locale.ROOT) + "S"));
    }
}
