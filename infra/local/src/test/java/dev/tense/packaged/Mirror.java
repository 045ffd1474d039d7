package dev.tense.packaged;

import dev.tense.messaging.Commit;
import dev.tense.messaging.Effect;
import dev.tense.messaging.InMemoryStore;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Json;
import dev.tense.messaging.Store;
import dev.tense.messaging.StreamId;
import dev.tense.messaging.Written;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A store in memory, whose past is in the tables as well. From {@link #part} on it goes its own way, and what it is made to write
 * is what the tables should hold when a function has done the same there.
 */
final class Mirror implements Store {
    private final InMemoryStore memory = new InMemoryStore();
    private final Store tables;
    private final Set<StreamId> streams = new LinkedHashSet<>();
    private final Set<ItemKey> items = new LinkedHashSet<>();
    private boolean parted;

    Mirror(Store tables) {
        this.tables = tables;
    }

    void part() {
        parted = true;
    }

    /** How much was written since they parted. */
    int written() {
        return streams.size() + items.size();
    }

    /** What was written since they parted. */
    String expected() {
        return render(memory);
    }

    /** The same streams and items in the tables. */
    String found() {
        return render(tables);
    }

    private String render(Store store) {
        String commits = streams.stream()
                .flatMap(stream -> store.load(stream).stream())
                .map(Json::render)
                .collect(Collectors.joining("\n"));
        String state = store.items(items).values().stream()
                .sorted(Comparator.comparing(item -> item.key().toString()))
                .map(Mirror::render)
                .collect(Collectors.joining("\n"));
        return Timeless.text(commits + "\n" + state);
    }

    private static String render(Item item) {
        return item.key() + " of " + item.subject() + ": " + new TreeMap<>(item.texts())
                + new TreeMap<>(item.numbers());
    }

    @Override
    public List<Commit> load(StreamId stream) {
        return memory.load(stream);
    }

    @Override
    public Written append(Commit commit, List<Effect> effects) {
        Written outcome = memory.append(commit, effects);
        if (parted) {
            streams.add(commit.stream());
            effects.stream().map(Effect::key).forEach(items::add);
            return outcome;
        }
        return outcome instanceof Written.Done ? done(tables.append(commit, effects)) : outcome;
    }

    @Override
    public Written apply(Effect effect) {
        Written outcome = memory.apply(effect);
        if (parted) {
            items.add(effect.key());
            return outcome;
        }
        return outcome instanceof Written.Done ? done(tables.apply(effect)) : outcome;
    }

    private static Written done(Written inTables) {
        if (inTables instanceof Written.Done) {
            return inTables;
        }
        throw new IllegalStateException("another lane was here: " + inTables);
    }

    @Override
    public Map<ItemKey, Item> items(Collection<ItemKey> keys) {
        return memory.items(keys);
    }

    @Override
    public List<Item> partition(String partition) {
        return memory.partition(partition);
    }

    @Override
    public List<Item> ofSubject(String subject) {
        return memory.ofSubject(subject);
    }
}
