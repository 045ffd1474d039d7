package dev.tense.messaging;

import java.util.Map;

/** A change of a state item that goes into the same transaction as the commit, with a guard instead of a version. */
public sealed interface Effect {
    ItemKey key();

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

    /** Adds to numbers; an item that is not there begins at 0. There is no guard. */
    record Add(ItemKey key, Map<String, Long> amounts) implements Effect {
        public Add {
            amounts = Map.copyOf(amounts);
        }
    }

    /** Adds to a number of an item that must exist; the guard is also that the number does not fall below 0. */
    record Adjust(ItemKey key, String number, long amount) implements Effect {}
}
