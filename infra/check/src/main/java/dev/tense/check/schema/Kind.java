package dev.tense.check.schema;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import dev.tense.messaging.Json;
import org.jspecify.annotations.Nullable;

/** How a type is written. All but the plain ones have a name in the documents. */
enum Kind {
    /** One of several types, told apart by a member. */
    CHOICE,
    /** A record that is written as its one component. */
    VALUE,
    OBJECT,
    /** An enum. */
    CODE,
    /** A type of Java's. */
    PLAIN;

    static Kind of(JavaType type) {
        if (type.isEnumType()) {
            return CODE;
        }
        if (!Choice.of(type).isEmpty()) {
            return CHOICE;
        }
        if (!type.isRecordType()) {
            return PLAIN;
        }
        return value(type) == null ? OBJECT : VALUE;
    }

    /** The component that a value is written as. */
    static AnnotatedMember valueOf(JavaType type) {
        AnnotatedMember value = value(type);
        if (value == null) {
            throw new IllegalArgumentException(type + " is not written as one of its components");
        }
        return value;
    }

    private static @Nullable AnnotatedMember value(JavaType type) {
        return Json.MAPPER.getSerializationConfig().introspect(type).findJsonValueAccessor();
    }
}
