package dev.tense.messaging;

import java.util.List;
import java.util.Map;

/** A change of a state item that goes into the same transaction as the commit, with a guard instead of a version. */
public sealed interface Effect {
    ItemKey key();

    /** Refuses effects that do not fit into one transaction: too many, or two on one item. */
    static void fitOneTransaction(List<Effect> effects) {
        if (effects.size() > Store.MAX_EFFECTS
                || effects.stream().map(Effect::key).distinct().count() != effects.size()) {
            throw new IllegalArgumentException(
                    "a transaction changes an item once, and at most " + Store.MAX_EFFECTS + " of them");
        }
    }

    /** Creates the item; the guard is that there is none. */
    record Create(Item item) implements Effect {
        @Override
        public ItemKey key() {
            return item.key();
        }
    }

    /** Writes the item whatever was there. */
    record Put(Item item) implements Effect {
        @Override
        public ItemKey key() {
            return item.key();
        }
    }

    /** Adds to at least one number; an item that is not there begins at 0. There is no guard, and no sum leaves 64 bits. */
    record Add(ItemKey key, Map<String, Long> amounts) implements Effect {
        public Add {
            amounts = Map.copyOf(amounts);
            if (amounts.isEmpty()) {
                throw new IllegalArgumentException("to add nothing is no effect");
            }
            amounts.keySet().forEach(Item::named);
        }
    }

    /** Adds to a number of an item that must exist; the guard is also that the number does not fall below 0. */
    record Adjust(ItemKey key, String number, long amount) implements Effect {
        public Adjust {
            Item.named(number);
            if (amount == Long.MIN_VALUE) {
                throw new IllegalArgumentException("nothing is ever that large");
            }
        }
    }
}
