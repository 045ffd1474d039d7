package dev.tense.evolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.SortedMap;
import java.util.TreeMap;

/** The leaves of a JSON text with their types, by path: {@code items[].sku}. */
record Shape(SortedMap<String, JsonNodeType> leaves) {
    static Shape of(JsonNode json) {
        var leaves = new TreeMap<String, JsonNodeType>();
        collect("", json, leaves);
        return new Shape(leaves);
    }

    private static void collect(String path, JsonNode json, SortedMap<String, JsonNodeType> leaves) {
        if (json.isObject()) {
            json.properties()
                    .forEach(member -> collect(
                            path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                            member.getValue(),
                            leaves));
        } else if (json.isArray() && !json.isEmpty()) {
            json.forEach(element -> collect(path + "[]", element, leaves));
        } else {
            leaves.put(path, json.getNodeType());
        }
    }

    /** Whether the one path is the other, or inside it. */
    static boolean isWithin(String path, String outer) {
        return path.equals(outer) || path.startsWith(outer + ".") || path.startsWith(outer + "[]");
    }

    /** Whether there is an object at the path, with this member. */
    boolean hasMember(String path, String member) {
        return leaves.keySet().stream().anyMatch(leaf -> isWithin(leaf, path + "." + member));
    }
}
