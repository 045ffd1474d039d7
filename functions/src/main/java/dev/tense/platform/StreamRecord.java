package dev.tense.platform;

import dev.tense.messaging.Commit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A record of the log's stream: a commit that was just written, or something else that nobody asked for. */
record StreamRecord(String eventName, Map<?, ?> dynamodb) {
    static List<StreamRecord> of(Map<String, Object> batch) {
        if (!(batch.get("Records") instanceof List<?> records)) {
            throw new IllegalArgumentException("publish-events takes batches of the log's stream and nothing else");
        }
        return records.stream()
                .map(record -> record instanceof Map<?, ?> map && map.get("dynamodb") instanceof Map<?, ?> change
                        ? new StreamRecord(String.valueOf(map.get("eventName")), change)
                        : new StreamRecord("", Map.of()))
                .toList();
    }

    String sequenceNumber() {
        return String.valueOf(dynamodb.get("SequenceNumber"));
    }

    /** Commits are written once: only an insert is one. */
    Optional<Commit> commit() {
        return eventName.equals("INSERT") && dynamodb.get("NewImage") instanceof Map<?, ?> image
                ? Optional.of(CommitItem.read(attributes(image)))
                : Optional.empty();
    }

    private static Map<String, AttributeValue> attributes(Map<?, ?> image) {
        var attributes = new HashMap<String, AttributeValue>();
        image.forEach((name, value) -> attributes.put(String.valueOf(name), attribute((Map<?, ?>) value)));
        return attributes;
    }

    /** The attribute types that a commit is made of. */
    private static AttributeValue attribute(Map<?, ?> typed) {
        var entry = typed.entrySet().iterator().next();
        return switch (String.valueOf(entry.getKey())) {
            case "S" -> AttributeValue.fromS(String.valueOf(entry.getValue()));
            case "N" -> AttributeValue.fromN(String.valueOf(entry.getValue()));
            case "M" -> AttributeValue.fromM(attributes((Map<?, ?>) entry.getValue()));
            case "L" ->
                AttributeValue.fromL(((List<?>) entry.getValue())
                        .stream().map(element -> attribute((Map<?, ?>) element)).toList());
            case String other -> throw new IllegalStateException("a commit holds no attribute of type " + other);
        };
    }
}
