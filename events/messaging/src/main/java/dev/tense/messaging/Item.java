package dev.tense.messaging;

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
