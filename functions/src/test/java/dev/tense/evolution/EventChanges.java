package dev.tense.evolution;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Commit.Recorded;
import dev.tense.messaging.FactTypes;
import dev.tense.messaging.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What has changed since an event was released, and which reactions that breaks.
 *
 * @param facts    today's events and upcasters
 * @param golden   how an event looks today, by its name
 * @param optional whether a component of an event, by its name and the component's path, may be missing
 * @param readers  the components each reaction to an event reads, by the event's name and the reaction's
 */
record EventChanges(
        FactTypes facts,
        Function<String, String> golden,
        Optionality optional,
        Function<String, SortedMap<String, SortedSet<String>>> readers) {
    /** Knows what may be missing. */
    interface Optionality {
        boolean mayMiss(String event, String path);
    }

    /** One line per component that today's code would miss or misread; none when every reaction reads on. */
    List<String> complaints(Recorded released) {
        Recorded latest = facts.latest(released);
        var then = Shape.of(json(latest.json())).leaves();
        var now = Shape.of(json(golden.apply(latest.name()))).leaves();
        boolean upcast = !released.name().equals(latest.name());
        String event = upcast ? released.name() + ", read as " + latest.name() + "," : latest.name();
        var complaints = new ArrayList<String>();
        then.forEach((path, type) -> {
            if (now.containsKey(path) && now.get(path) != type) {
                complaints.add(complaint(event + " has another type of " + path, latest, path, "Keep its type"));
            } else if (!now.containsKey(path) && !upcast) {
                complaints.add(complaint(event + " has lost " + path, latest, path, "Keep it"));
            }
        });
        now.keySet().stream()
                .filter(path -> !then.containsKey(path) && !optional.mayMiss(latest.name(), path))
                .map(path -> complaint(event + " does not have " + path, latest, path, "Make it @Nullable"))
                .forEach(complaints::add);
        return complaints;
    }

    private String complaint(String change, Recorded event, String path, String fix) {
        var readers = this.readers.apply(event.name());
        String broken = names(readers, read -> isRead(path, read));
        String others = names(readers, read -> !isRead(path, read));
        String effect = broken.isEmpty()
                ? "which no reaction here reads"
                : "which breaks " + broken + (others.isEmpty() ? "" : ", not " + others);
        return "%s, %s. %s, or make it the next version, with an Upcaster from the one before."
                .formatted(change, effect, fix);
    }

    private static boolean isRead(String path, SortedSet<String> read) {
        return read.stream().anyMatch(field -> Shape.isWithin(path, field) || Shape.isWithin(field, path));
    }

    private static String names(SortedMap<String, SortedSet<String>> readers, Predicate<SortedSet<String>> wanted) {
        return readers.entrySet().stream()
                .filter(reader -> wanted.test(reader.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(", "));
    }

    private static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
