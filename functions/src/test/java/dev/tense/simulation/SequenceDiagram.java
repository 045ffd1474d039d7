package dev.tense.simulation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** A trace as a Mermaid sequence diagram, for whoever has to find out what went wrong. */
final class SequenceDiagram {
    /** More than this nobody reads. */
    private static final int MOST_STEPS = 400;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT).withZone(ZoneOffset.UTC);

    private SequenceDiagram() {}

    static String of(Trace trace) {
        List<Trace.Step> steps = trace.steps();
        var text = new StringBuilder("sequenceDiagram\n");
        for (Trace.Step step : steps.subList(Math.max(0, steps.size() - MOST_STEPS), steps.size())) {
            text.append("    ")
                    .append(participant(step.from()))
                    .append(step.from().equals(step.to()) ? "-->>" : "->>")
                    .append(participant(step.to()))
                    .append(": ")
                    .append(TIME.format(Instant.ofEpochMilli(step.at())))
                    .append(' ')
                    .append(plain(step.text()))
                    .append('\n');
        }
        return text.toString();
    }

    /** A function with the number of its invocation: {@code place-order#3} is {@code place_order_3}. */
    private static String participant(String name) {
        return name.replaceAll("[^A-Za-z0-9]", "_");
    }

    /** Without what Mermaid takes for its own. */
    private static String plain(String text) {
        String line = text.replaceAll("[;#\\r\\n]", " ");
        return line.length() <= 100 ? line : line.substring(0, 100) + "...";
    }
}
