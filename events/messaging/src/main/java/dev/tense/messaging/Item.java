package dev.tense.messaging;

import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A state item: a number or a view that lives long. A name is that of a text or of a number, and neither empty nor one of
 * {@code pk}, {@code sk} and {@code subject}.
 *
 * @param subject the business process this item is a receipt for (an order id), if it is one: items are found by it
 */
public record Item(ItemKey key, @Nullable String subject, Map<String, String> texts, Map<String, Long> numbers) {
    public Item {
        texts = Map.copyOf(texts);
        numbers = Map.copyOf(numbers);
        if (subject != null && !ItemKey.fits(subject, MAX_SUBJECT_BYTES)) {
            throw new IllegalArgumentException("the subject of an item is empty or too long");
        }
        texts.keySet().forEach(Item::named);
        numbers.keySet().forEach(Item::named);
        if (!Collections.disjoint(texts.keySet(), numbers.keySet())) {
            throw new IllegalArgumentException("a name in an item is that of a text or of a number");
        }
    }

    private static final int MAX_SUBJECT_BYTES = 2048;

    /** What the columns of every item are called. */
    private static final Set<String> TAKEN = Set.of("pk", "sk", "subject");

    /** The name of the text that holds the key of the reaction whose receipt an item is. */
    public static final String RECEIPT_OF = "receiptOf";

    /** The name of the text that holds when a receipt was written. */
    public static final String RECEIPT_AT = "receiptAt";

    /** The same item as the receipt of what this key stands for. */
    public Item receiptOf(CommandKey reaction, Instant now) {
        var stamped = new HashMap<>(texts);
        stamped.put(RECEIPT_OF, reaction.value());
        stamped.put(RECEIPT_AT, now.toString());
        return new Item(key, subject, stamped, numbers);
    }

    /** Refuses a name that no text and no number can have. */
    static void named(String name) {
        if (name.isEmpty() || TAKEN.contains(name)) {
            throw new IllegalArgumentException("nothing in an item can be called \"" + name + "\"");
        }
    }

    /** A text that every item of this kind has. */
    public String text(String name) {
        String text = texts.get(name);
        if (text == null) {
            throw new IllegalStateException("the item " + key.partition() + " has no " + name);
        }
        return text;
    }

    /** A number; 0 when the item does not have it. */
    public long number(String name) {
        return numbers.getOrDefault(name, 0L);
    }
}
