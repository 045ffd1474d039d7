package dev.tense.messaging;

/** The name of an event or a note in its parts: {@code orders.order-placed} and 1 for {@code orders.order-placed.v1}. */
public record FactName(String fact, int version) {
    private static final String VERSION = ".v";

    public static FactName parse(String name) {
        int at = name.lastIndexOf(VERSION);
        return new FactName(name.substring(0, at), Integer.parseInt(name.substring(at + VERSION.length())));
    }

    /** Whether two names are versions of one event or note. */
    public static boolean sameFact(String one, String other) {
        return parse(one).fact().equals(parse(other).fact());
    }

    FactName next() {
        return new FactName(fact, version + 1);
    }

    @Override
    public String toString() {
        return fact + VERSION + version;
    }
}
