package dev.tense.messaging;

import java.nio.charset.StandardCharsets;

/**
 * The key of a state item: the partition starts with the owning context ({@code inventory#product#BOOK-1}). DynamoDB takes no
 * empty key, and none above 1024 bytes: the index by subject has the partition as its sort key.
 */
public record ItemKey(String partition, String sort) {
    private static final int MAX_BYTES = 1024;

    public ItemKey {
        if (!fits(partition, MAX_BYTES) || !fits(sort, MAX_BYTES)) {
            throw new IllegalArgumentException("a part of an item's key is empty or too long");
        }
    }

    /** For an item that is alone in its partition. */
    public static ItemKey of(String partition) {
        return new ItemKey(partition, "-");
    }

    /** Whether a text can be a key of so many bytes at most. */
    static boolean fits(String key, int most) {
        return !key.isEmpty() && key.getBytes(StandardCharsets.UTF_8).length <= most;
    }
}
