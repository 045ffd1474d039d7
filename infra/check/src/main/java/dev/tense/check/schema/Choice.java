package dev.tense.check.schema;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.jsontype.NamedType;
import dev.tense.messaging.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** One of the types of which a value may be one: its name on the wire, and the member in which that stands. */
record Choice(Class<?> type, String property, String name) {
    private static final SerializationConfig CONFIG = Json.MAPPER.getSerializationConfig();

    /** Those of an interface, in the order it lists them; none for another type. */
    static List<Choice> of(JavaType type) {
        AnnotatedClass annotated = CONFIG.introspectClassAnnotations(type).getClassInfo();
        JsonTypeInfo.Value info = CONFIG.getAnnotationIntrospector().findPolymorphicTypeInfo(CONFIG, annotated);
        List<NamedType> named = CONFIG.getAnnotationIntrospector().findSubtypes(annotated);
        return info == null || named == null || !type.isAbstract()
                ? List.of()
                : named.stream()
                        .map(each -> new Choice(each.getType(), info.getPropertyName(), each.getName()))
                        .toList();
    }

    /** The choice that a type is. */
    static Optional<Choice> containing(JavaType type) {
        return Arrays.stream(type.getRawClass().getInterfaces())
                .flatMap(parent -> of(Json.MAPPER.constructType(parent)).stream())
                .filter(choice -> choice.type() == type.getRawClass())
                .findFirst();
    }
}
