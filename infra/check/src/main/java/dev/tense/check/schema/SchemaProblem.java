package dev.tense.check.schema;

import com.fasterxml.jackson.databind.JavaType;

/** No schemas can be made; the message names what is wrong and what to do. */
public final class SchemaProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    SchemaProblem(String message) {
        super(message);
    }

    static SchemaProblem ofAnything(JavaType type) {
        return new SchemaProblem(
                "A %s can be written as anything. Make it a record, an enum, or a sealed interface that lists its records."
                        .formatted(type.toCanonical()));
    }
}
