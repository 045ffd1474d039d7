package dev.tense.messaging;

import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Knows the class behind the name of each event and note, and the other way round; writes and reads them. */
public final class FactTypes {
    private final Function<String, @Nullable Class<? extends Fact>> classes;

    /** @param classes the class that a name stands for, or null for a name that nobody here knows */
    public FactTypes(Function<String, @Nullable Class<? extends Fact>> classes) {
        this.classes = classes;
    }

    /** For a fixed set of types. */
    public static FactTypes of(Map<String, Class<? extends Fact>> types) {
        return new FactTypes(Map.copyOf(types)::get);
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

    /** Reads a fact back. */
    public Fact read(Commit.Recorded recorded) {
        var type = classes.apply(recorded.name());
        if (type == null) {
            throw new IllegalStateException(
                    "the log holds a " + recorded.name() + ", which this version does not know");
        }
        return Json.parse(recorded.json(), type);
    }
}
