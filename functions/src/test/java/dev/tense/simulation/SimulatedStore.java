package dev.tense.simulation;

import dev.tense.messaging.Commit;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Store;
import dev.tense.messaging.StreamId;
import dev.tense.messaging.Unavailable;
import dev.tense.messaging.Written;
import dev.tense.simulation.Call.Kind;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** A store across a network: every call can go wrong, and every new commit goes to the log's stream. */
final class SimulatedStore implements Store {
    private final Store tables;
    private final Outside outside;
    private final UnaryOperator<Commit> writing;
    private final BooleanSupplier behind;
    private final Consumer<Commit> stream;
    private final Map<String, List<Item>> shownLast = new HashMap<>();

    /**
     * @param writing how the code that is deployed writes a commit
     * @param behind  whether the index by subject is behind when it is asked
     * @param stream  takes every commit that is new
     */
    SimulatedStore(
            Store tables,
            Outside outside,
            UnaryOperator<Commit> writing,
            BooleanSupplier behind,
            Consumer<Commit> stream) {
        this.tables = tables;
        this.outside = outside;
        this.writing = writing;
        this.behind = behind;
        this.stream = stream;
    }

    @Override
    public List<Commit> load(StreamId id) {
        return read("load " + id, () -> tables.load(id));
    }

    @Override
    public Written append(Commit commit, List<Effect> effects) {
        return write("append " + commit.stream() + "/" + commit.version(), () -> {
            boolean known = tables.load(commit.stream()).size() >= commit.version();
            Commit item = writing.apply(commit);
            Written written = tables.append(item, effects);
            if (written instanceof Written.Done && !known) {
                stream.accept(item);
            }
            return written;
        });
    }

    @Override
    public Written apply(Effect effect) {
        return write("apply " + effect.key().partition(), () -> tables.apply(effect));
    }

    @Override
    public Map<ItemKey, Item> items(Collection<ItemKey> keys) {
        return read("items", () -> tables.items(keys));
    }

    @Override
    public List<Item> partition(String partition) {
        return read("partition " + partition, () -> tables.partition(partition));
    }

    @Override
    public List<Item> ofSubject(String subject) {
        return read("items of " + subject, () -> {
            List<Item> now = tables.ofSubject(subject);
            List<Item> before = Objects.requireNonNullElse(shownLast.put(subject, now), List.of());
            return behind.getAsBoolean() ? before : now;
        });
    }

    private <T> T read(String what, Supplier<T> effect) {
        return outside.call("store", Kind.READ, what, effect, fault -> {
            throw new Unavailable("dynamodb");
        });
    }

    private Written write(String what, Supplier<Written> effect) {
        return outside.call("store", Kind.WRITE, what, effect, fault -> {
            throw new Unavailable("dynamodb");
        });
    }
}
