package dev.tense.check.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Limits;

/** The limits of a component in the words of JSON Schema. */
record Bounds(Limits limits) {
    /** A regular expression for all of a text; a schema's own searches within the text. */
    static String whole(String pattern) {
        return "^" + pattern + "$";
    }

    /** Whether they are those of a text that people write as they like. */
    boolean areOfFreeText(String type) {
        return type.equals("string") && limits.pattern().isEmpty() && limits.min() >= 1;
    }

    /** Adds them to the schema of a type of JSON. */
    void addTo(ObjectNode schema, String type) {
        switch (type) {
            case "string" -> add(schema, Math.max(limits.min(), 1), 1, "minLength", "maxLength");
            case "integer" -> add(schema, limits.min(), Long.MIN_VALUE, "minimum", "maximum");
            case "array" -> add(schema, limits.min(), Long.MIN_VALUE, "minItems", "maxItems");
            default -> throw new SchemaProblem("%s are no limits for %s".formatted(limits, schema));
        }
        if (!limits.pattern().isEmpty()) {
            schema.put("pattern", whole(limits.pattern()));
        }
    }

    private void add(ObjectNode schema, long min, long none, String least, String most) {
        if (min > none) {
            schema.put(least, min);
        }
        if (limits.max() < Long.MAX_VALUE) {
            schema.put(most, limits.max());
        }
    }
}
