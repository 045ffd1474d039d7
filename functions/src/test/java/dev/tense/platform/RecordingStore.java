package dev.tense.platform;

import dev.tense.messaging.Commit;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Store;
import dev.tense.messaging.StreamId;
import dev.tense.messaging.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Remembers what was committed, as the log's stream does; also what was written although the caller heard of a failure. */
final class RecordingStore implements Store {
    final List<Commit> written = new ArrayList<>();
    private final Store store;
    private int published;

    RecordingStore(Store store) {
        this.store = store;
    }

    List<Commit> takeUnpublished() {
        var fresh = List.copyOf(written.subList(published, written.size()));
        published = written.size();
        return fresh;
    }

    @Override
    public List<Commit> load(StreamId stream) {
        return store.load(stream);
    }

    @Override
    public Written append(Commit commit, List<Effect> effects) {
        try {
            Written outcome = store.append(commit, effects);
            if (outcome instanceof Written.Done) {
                written.add(commit);
            }
            return outcome;
        } catch (RuntimeException e) {
            if (FaultyStore.wasWritten(e)) {
                written.add(commit);
            }
            throw e;
        }
    }

    @Override
    public Written apply(Effect effect) {
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
