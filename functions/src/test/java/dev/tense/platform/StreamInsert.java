package dev.tense.platform;

import dev.tense.messaging.Commit;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A record as the log's stream brings it: the item as the store writes it, in DynamoDB's JSON. */
public final class StreamInsert {
    private StreamInsert() {}

    public static Map<String, Object> of(int sequence, Commit commit) {
        return Map.of(
                "eventName",
                "INSERT",
                "dynamodb",
                Map.of("SequenceNumber", Integer.toString(sequence), "NewImage", json(CommitItem.write(commit))));
    }

    private static Map<String, Object> json(Map<String, AttributeValue> item) {
        var json = new HashMap<String, Object>();
        item.forEach((name, value) -> json.put(name, json(value)));
        return json;
    }

    private static Map<String, Object> json(AttributeValue value) {
        return switch (value.type()) {
            case S -> Map.of("S", value.s());
            case N -> Map.of("N", value.n());
            case M -> Map.of("M", json(value.m()));
            case L -> Map.of("L", value.l().stream().map(StreamInsert::json).toList());
            default -> throw new IllegalArgumentException(value.toString());
        };
    }
}
