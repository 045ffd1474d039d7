package dev.tense.platform;

import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A state item as an item of the state table: texts and numbers are attributes of their own, so that a person can read them. */
final class StateItem {
    static final String PARTITION = "pk";
    static final String SORT = "sk";
    static final String SUBJECT = "subject";

    private StateItem() {}

    static Map<String, AttributeValue> write(Item item) {
        var attributes = new HashMap<>(key(item.key()));
        item.texts().forEach((name, value) -> attributes.put(name, AttributeValue.fromS(value)));
        item.numbers().forEach((name, value) -> attributes.put(name, number(value)));
        if (item.subject() != null) {
            attributes.put(SUBJECT, AttributeValue.fromS(item.subject()));
        }
        return attributes;
    }

    static Map<String, AttributeValue> key(ItemKey key) {
        return Map.of(PARTITION, AttributeValue.fromS(key.partition()), SORT, AttributeValue.fromS(key.sort()));
    }

    static Item read(Map<String, AttributeValue> attributes) {
        var texts = new HashMap<String, String>();
        var numbers = new HashMap<String, Long>();
        attributes.forEach((name, value) -> {
            if (value.n() != null) {
                numbers.put(name, Long.valueOf(value.n()));
            } else {
                texts.put(name, value.s());
            }
        });
        ItemKey key = new ItemKey(take(texts, PARTITION), take(texts, SORT));
        @Nullable String subject = texts.remove(SUBJECT);
        return new Item(key, subject, texts, numbers);
    }

    private static String take(Map<String, String> texts, String name) {
        String value = texts.remove(name);
        if (value == null) {
            throw new IllegalStateException("a state item has no " + name);
        }
        return value;
    }

    static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
