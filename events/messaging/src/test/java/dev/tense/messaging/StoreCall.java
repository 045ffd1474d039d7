package dev.tense.messaging;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** One call of a store, and what the store says to it as a value that can be compared with the word of another store. */
sealed interface StoreCall {
    Object on(Store store);

    /** The kind of call, as it is counted. */
    default String kind() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    record Append(Commit commit, List<Effect> effects) implements StoreCall {
        public Append {
            effects = List.copyOf(effects);
        }

        @Override
        public Object on(Store store) {
            return store.append(commit, effects);
        }

        @Override
        public String kind() {
            return effects.isEmpty() ? "append" : "append with effects";
        }
    }

    record Apply(Effect effect) implements StoreCall {
        @Override
        public Object on(Store store) {
            return store.apply(effect);
        }

        @Override
        public String kind() {
            return "apply " + effect.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        }
    }

    record Load(StreamId stream) implements StoreCall {
        @Override
        public Object on(Store store) {
            return store.load(stream);
        }
    }

    record Items(List<ItemKey> keys) implements StoreCall {
        public Items {
            keys = List.copyOf(keys);
        }

        @Override
        public Object on(Store store) {
            return Map.copyOf(store.items(keys));
        }
    }

    record Partition(String partition) implements StoreCall {
        @Override
        public Object on(Store store) {
            return store.partition(partition);
        }
    }

    /** The contract promises no order here. */
    record OfSubject(String subject) implements StoreCall {
        private static final Comparator<Item> BY_KEY = Comparator.comparing(
                        (Item item) -> item.key().partition())
                .thenComparing(item -> item.key().sort());

        @Override
        public Object on(Store store) {
            return store.ofSubject(subject).stream().sorted(BY_KEY).collect(Collectors.toList());
        }

        @Override
        public String kind() {
            return "of subject";
        }
    }
}
