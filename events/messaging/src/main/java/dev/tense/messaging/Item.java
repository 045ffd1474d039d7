package dev.tense.messaging;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A state item: a number or a view that lives long.
 *
 * @param subject the business process this item is a receipt for (an order id), if it is one: items are found by it
 */
public record Item(ItemKey key, @Nullable String subject, Map<String, String> texts, Map<String, Long> numbers) {
    public Item {
        texts = Map.copyOf(texts);
        numbers = Map.copyOf(numbers);
    }

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
