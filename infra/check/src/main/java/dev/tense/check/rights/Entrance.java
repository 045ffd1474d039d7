package dev.tense.check.rights;

import java.util.List;

/**
 * Where a function begins.
 *
 * @param context  the context it belongs to
 * @param handlers the classes whose {@code @Funq} method it runs: its own, and those of what it sends
 * @param parts    classes of the platform that serve what triggers it; any of their methods may run
 * @param streams  the categories of streams that are meant where the code names none
 */
public record Entrance(
        String function, String context, List<String> handlers, List<String> parts, List<String> streams) {
    public Entrance {
        handlers = List.copyOf(handlers);
        parts = List.copyOf(parts);
        streams = List.copyOf(streams);
    }
}
