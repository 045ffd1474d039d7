package dev.tense.check.schema;

import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Secret;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The accessor of what is written as one member of an object, or as all of a value, and what is known of it. */
record Member(Method accessor) {
    /** Whether Jackson reads the field or calls the accessor: both have the component's name. */
    static Member of(AnnotatedMember member) {
        try {
            return new Member(member.getDeclaringClass().getDeclaredMethod(member.getName()));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(member + " is neither a component nor a method", e);
        }
    }

    Optional<Limits> limits() {
        return Optional.ofNullable(accessor.getAnnotation(Limits.class));
    }

    /** Whether it may be missing. */
    boolean isOptional() {
        return accessor.getAnnotatedReturnType().isAnnotationPresent(Nullable.class);
    }

    boolean isSecret() {
        Class<?> owner = accessor.getDeclaringClass();
        return owner.isRecord()
                && Arrays.stream(owner.getRecordComponents())
                        .anyMatch(component -> component.getName().equals(accessor.getName())
                                && component.isAnnotationPresent(Secret.class));
    }

    Optional<String> description(Descriptions descriptions) {
        return descriptions.of(accessor.getDeclaringClass(), accessor.getName());
    }
}
