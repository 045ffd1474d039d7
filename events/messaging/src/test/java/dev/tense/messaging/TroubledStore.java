package dev.tense.messaging;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A store that has trouble when it is told to, and counts what it is asked. */
final class TroubledStore implements Store {
    /** What happens at one append. */
    interface Trouble {
        Written append(Store store, Commit commit, List<Effect> effects);
    }

    private final Store store;
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private int loads;
    private int appends;
    private int applies;

    TroubledStore(Store store) {
        this.store = store;
    }

    /** Adds what happens at the next append that nothing was planned for yet. */
    void meet(Trouble trouble) {
        troubles.add(trouble);
    }

    /** Somebody else is quicker. */
    static Trouble overtakenBy(Runnable other) {
        return (store, commit, effects) -> {
            other.run();
            return store.append(commit, effects);
        };
    }

    /** The response is lost on the way and the client sends the same once more. */
    static Trouble lostResponse() {
        return (store, commit, effects) -> {
            store.append(commit, effects);
            return store.append(commit, effects);
        };
    }

    /** Nothing arrives. */
    static Trouble unavailableBefore() {
        return (store, commit, effects) -> {
            throw new Unavailable("store");
        };
    }

    /** It is written, and nobody says so. */
    static Trouble unavailableAfter() {
        return (store, commit, effects) -> {
            store.append(commit, effects);
            throw new Unavailable("store");
        };
    }

    /** Everything the log asked since the last time somebody looked. */
    record Requests(int loads, int appends, int applies) {}

    Requests requests() {
        var requests = new Requests(loads, appends, applies);
        loads = 0;
        appends = 0;
        applies = 0;
        return requests;
    }

    @Override
    public List<Commit> load(StreamId stream) {
        loads++;
        return store.load(stream);
    }

    @Override
    public Written append(Commit commit, List<Effect> effects) {
        appends++;
        Trouble trouble = Objects.requireNonNullElse(troubles.poll(), Store::append);
        return trouble.append(store, commit, effects);
    }

    @Override
    public Written apply(Effect effect) {
        applies++;
        return store.apply(effect);
    }

    @Override
    public Map<ItemKey, Item> items(Collection<ItemKey> keys) {
        return store.items(keys);
    }

    @Override
    public List<Item> partition(String partition) {
        return store.partition(partition);
    }

    @Override
    public List<Item> ofSubject(String subject) {
        return store.ofSubject(subject);
    }
}
