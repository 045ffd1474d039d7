package dev.tense.messaging;

/** The commits of one business process: {@code order#4f1c...}. */
public record StreamId(String category, String key) {
    private static final int MAX_BYTES = 2048;

    public StreamId {
        if (category.isEmpty() || category.contains("#") || key.isEmpty()) {
            throw new IllegalArgumentException("a stream is category#key, not " + category + "#" + key);
        }
        if (!ItemKey.fits(category + "#" + key, MAX_BYTES)) {
            throw new IllegalArgumentException("the key of a " + category + " is too long");
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
