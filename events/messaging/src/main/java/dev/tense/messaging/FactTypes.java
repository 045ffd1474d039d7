package dev.tense.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Knows the class behind the name of each event and note, and the other way round; writes and reads them. What was written as
 * an earlier version is read as the latest one, here and nowhere else.
 */
public final class FactTypes {
    private final Function<String, @Nullable Class<? extends Fact>> classes;
    private final Function<String, @Nullable Upcaster> upcasters;

    /**
     * @param classes   the class that a name stands for, or null for a name that nobody here knows
     * @param upcasters what reads the version of this name as the next one, or null for the latest version
     */
    public FactTypes(
            Function<String, @Nullable Class<? extends Fact>> classes, Function<String, @Nullable Upcaster> upcasters) {
        this.classes = classes;
        this.upcasters = upcasters;
    }

    /** For a fixed set of types in their only version. */
    public static FactTypes of(Map<String, Class<? extends Fact>> types) {
        return of(types, Map.of());
    }

    /** For a fixed set of types and of upcasters, by the version each reads. */
    public static FactTypes of(Map<String, Class<? extends Fact>> types, Map<String, Upcaster> upcasters) {
        return new FactTypes(Map.copyOf(types)::get, Map.copyOf(upcasters)::get);
    }

    /** The name on the wire and in the log. */
    public static String nameOf(Class<? extends Fact> type) {
        var event = type.getAnnotation(EventName.class);
        if (event != null) {
            return event.value();
        }
        var note = type.getAnnotation(NoteName.class);
        if (note != null) {
            return note.value();
        }
        throw new IllegalStateException(type.getSimpleName() + " has no @EventName and no @NoteName");
    }

    Commit.Recorded record(Fact fact) {
        return new Commit.Recorded(nameOf(fact.getClass()), Json.render(fact));
    }

    /** Reads a fact back, of whatever version. */
    public Fact read(Commit.Recorded recorded) {
        Commit.Recorded latest = latest(recorded);
        var type = classes.apply(latest.name());
        if (type == null) {
            throw new IllegalStateException("the log holds a " + latest.name() + ", which this version does not know");
        }
        return Json.parse(latest.json(), type);
    }

    /** The same fact as its latest version would have written it. */
    public Commit.Recorded latest(Commit.Recorded recorded) {
        Upcaster upcaster = upcasters.apply(recorded.name());
        return upcaster == null
                ? recorded
                : latest(new Commit.Recorded(
                        FactName.parse(recorded.name()).next().toString(),
                        upcaster.upcast(object(recorded)).toString()));
    }

    private static ObjectNode object(Commit.Recorded recorded) {
        if (Json.parse(recorded.json(), JsonNode.class) instanceof ObjectNode object) {
            return object;
        }
        throw new IllegalStateException("a " + recorded.name() + " is not a JSON object");
    }
}
