package dev.tense.messaging;

/** The key of a state item: the partition starts with the owning context ({@code inventory#product#BOOK-1}). */
public record ItemKey(String partition, String sort) {
    /** For an item that is alone in its partition. */
    public static ItemKey of(String partition) {
        return new ItemKey(partition, "-");
    }
}
