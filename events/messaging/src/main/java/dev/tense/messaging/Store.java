package dev.tense.messaging;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Where commits and state items live. Writes are all or nothing. A store that cannot be reached, or does not answer in time,
 * throws {@link Unavailable}: the outcome of that write is unknown, and writing the same commit again is safe.
 */
public interface Store {
    /** A transaction of DynamoDB holds 100 items, and one of them is the commit. */
    int MAX_EFFECTS = 99;

    /** As many as DynamoDB reads in one request. */
    int MAX_ITEMS = 100;

    /** All commits of a stream in the order of their versions, read consistently. */
    List<Commit> load(StreamId stream);

    /**
     * Adds a commit at its version together with its effects, in one transaction.
     * A commit whose {@code attempt} is already there at its version is {@link Written.Done}.
     *
     * @param commit  its version is one of those that are there, or the next one
     * @param effects at most {@value #MAX_EFFECTS}, of different items
     */
    Written append(Commit commit, List<Effect> effects);

    /** Changes one state item. */
    Written apply(Effect effect);

    /** The items that exist among these, at most {@value #MAX_ITEMS}, read consistently in one request. */
    Map<ItemKey, Item> items(Collection<ItemKey> keys);

    /** All items of a partition, by their sort key. */
    List<Item> partition(String partition);

    /** All items of a subject, in no order; may be a moment behind. */
    List<Item> ofSubject(String subject);
}
