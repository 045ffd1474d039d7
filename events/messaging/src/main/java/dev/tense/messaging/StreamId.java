package dev.tense.messaging;

/** The commits of one business process: {@code order#4f1c...}. */
public record StreamId(String category, String key) {
    public StreamId {
        if (category.isEmpty() || category.contains("#") || key.isEmpty()) {
            throw new IllegalArgumentException("a stream is category#key, not " + category + "#" + key);
        }
    }

    /** Reads what {@link #toString()} wrote. */
    public static StreamId parse(String text) {
        int hash = text.indexOf('#');
        return new StreamId(text.substring(0, hash), text.substring(hash + 1));
    }

    @Override
    public String toString() {
        return category + "#" + key;
    }
}
