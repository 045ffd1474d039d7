package dev.tense.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.TreeMap;

/**
 * What tells two bodies under one command id apart: the canonical JSON (members sorted, no white space) without the command id
 * and without {@link Secret} parts, so that a stored fingerprint gives no password away.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** Of a command as its sender wrote it. */
    public static String of(Class<?> command, ObjectNode received) {
        ObjectNode kept = received.deepCopy();
        kept.remove("commandId");
        Arrays.stream(command.getRecordComponents())
                .filter(component -> component.isAnnotationPresent(Secret.class))
                .forEach(component -> kept.remove(component.getName()));
        return Digest.of(canonical(kept).toString());
    }

    static String of(Command<?> command) {
        return of(command.getClass(), Json.MAPPER.valueToTree(command));
    }

    private static JsonNode canonical(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                var sorted = new TreeMap<String, JsonNode>();
                object.properties().forEach(member -> sorted.put(member.getKey(), canonical(member.getValue())));
                yield Json.MAPPER.createObjectNode().setAll(sorted);
            }
            case ArrayNode array -> {
                ArrayNode copy = Json.MAPPER.createArrayNode();
                array.forEach(element -> copy.add(canonical(element)));
                yield copy;
            }
            default -> node;
        };
    }
}
