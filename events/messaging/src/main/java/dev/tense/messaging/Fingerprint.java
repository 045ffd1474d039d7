package dev.tense.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What tells two bodies under one command id apart: the canonical JSON (members sorted, no white space) without the command id
 * and without {@link Secret} parts, however deep, so that a stored fingerprint gives no password away.
 */
public final class Fingerprint {
    private Fingerprint() {}

    /** Of a command as its sender wrote it. */
    public static String of(Class<?> command, ObjectNode received) {
        ObjectNode kept = received.deepCopy();
        kept.remove("commandId");
        leaveSecretsOut(command, kept);
        return Digest.of(canonical(kept).toString());
    }

    static String of(Command<?> command) {
        return of(command.getClass(), Json.MAPPER.valueToTree(command));
    }

    private static void leaveSecretsOut(Type type, @Nullable JsonNode node) {
        switch (type) {
            case Class<?> record
            when record.isRecord() && node instanceof ObjectNode object -> {
                for (RecordComponent component : record.getRecordComponents()) {
                    if (component.isAnnotationPresent(Secret.class)) {
                        object.remove(component.getName());
                    } else {
                        leaveSecretsOut(component.getGenericType(), object.get(component.getName()));
                    }
                }
            }
            case ParameterizedType list
            when node instanceof ArrayNode array ->
                array.forEach(element -> leaveSecretsOut(list.getActualTypeArguments()[0], element));
            default -> {}
        }
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
