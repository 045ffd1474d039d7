package dev.tense.messaging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store in memory that keeps the same contract as the one on DynamoDB, one write at a time. */
public final class InMemoryStore implements Store {
    /** DynamoDB compares texts by their bytes, which differs from Java's order beyond 16 bits. */
    private static final Comparator<String> BY_UTF_8 =
            Comparator.comparing(text -> text.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned);

    private final Map<StreamId, List<Commit>> streams = new HashMap<>();
    private final Map<ItemKey, Item> items = new HashMap<>();

    /** Another store with what is in this one now. */
    public synchronized InMemoryStore copy() {
        var copy = new InMemoryStore();
        streams.forEach((stream, commits) -> copy.streams.put(stream, new ArrayList<>(commits)));
        copy.items.putAll(items);
        return copy;
    }

    @Override
    public synchronized List<Commit> load(StreamId stream) {
        return List.copyOf(streams.getOrDefault(stream, List.of()));
    }

    @Override
    public synchronized Written append(Commit commit, List<Effect> effects) {
        Effect.fitOneTransaction(effects);
        List<Commit> stream = streams.getOrDefault(commit.stream(), List.of());
        if (commit.version() <= stream.size()) {
            Commit existing = stream.get((int) commit.version() - 1);
            return existing.attempt().equals(commit.attempt()) ? new Written.Done() : new Written.Collision(existing);
        }
        if (commit.version() > stream.size() + 1) {
            throw new IllegalArgumentException("a stream has no gaps");
        }
        Optional<Written.GuardFailed> failed =
                effects.stream().flatMap(effect -> guard(effect).stream()).findFirst();
        if (failed.isPresent()) {
            return failed.get();
        }
        List<Item> changed = effects.stream().map(this::after).toList();
        streams.computeIfAbsent(commit.stream(), any -> new ArrayList<>()).add(commit);
        changed.forEach(this::keep);
        return new Written.Done();
    }

    @Override
    public synchronized Written apply(Effect effect) {
        Optional<Written.GuardFailed> failed = guard(effect);
        if (failed.isPresent()) {
            return failed.get();
        }
        keep(after(effect));
        return new Written.Done();
    }

    @Override
    public synchronized Map<ItemKey, Item> items(Collection<ItemKey> keys) {
        if (new HashSet<>(keys).size() > MAX_ITEMS) {
            throw new IllegalArgumentException("that many items are not read in one request");
        }
        var found = new HashMap<ItemKey, Item>();
        for (ItemKey key : keys) {
            Item item = items.get(key);
            if (item != null) {
                found.put(key, item);
            }
        }
        return found;
    }

    @Override
    public synchronized List<Item> partition(String partition) {
        return items.values().stream()
                .filter(item -> item.key().partition().equals(partition))
                .sorted(Comparator.comparing((Item item) -> item.key().sort(), BY_UTF_8))
                .toList();
    }

    @Override
    public synchronized List<Item> ofSubject(String subject) {
        return items.values().stream()
                .filter(item -> subject.equals(item.subject()))
                .sorted(Comparator.comparing((Item item) -> item.key().partition(), BY_UTF_8)
                        .thenComparing(item -> item.key().sort(), BY_UTF_8))
                .toList();
    }

    private Optional<Written.GuardFailed> guard(Effect effect) {
        Item found = items.get(effect.key());
        boolean passes = switch (effect) {
            case Effect.Create create -> found == null;
            case Effect.Adjust adjust ->
                found != null && neverBelowNothing(found.number(adjust.number()), adjust.amount());
            case Effect.Put put -> true;
            case Effect.Add add -> true;
        };
        return passes ? Optional.empty() : Optional.of(new Written.GuardFailed(effect, found));
    }

    /** What is given back is never refused, whatever is there. */
    private static boolean neverBelowNothing(long number, long amount) {
        return amount >= 0 || number >= -amount;
    }

    private Item after(Effect effect) {
        Item before = items.get(effect.key());
        return switch (effect) {
            case Effect.Create create -> create.item();
            case Effect.Put put -> put.item();
            case Effect.Add add -> plus(before, add.key(), add.amounts());
            case Effect.Adjust adjust -> plus(before, adjust.key(), Map.of(adjust.number(), adjust.amount()));
        };
    }

    private void keep(Item item) {
        items.put(item.key(), item);
    }

    private static Item plus(@Nullable Item before, ItemKey key, Map<String, Long> amounts) {
        Item item = before != null ? before : new Item(key, null, Map.of(), Map.of());
        var numbers = new HashMap<>(item.numbers());
        amounts.forEach((name, amount) -> numbers.merge(name, amount, Math::addExact));
        return new Item(key, item.subject(), item.texts(), numbers);
    }
}
