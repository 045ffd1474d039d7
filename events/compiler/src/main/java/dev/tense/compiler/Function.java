package dev.tense.compiler;

import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** A class with one {@code @Funq} method, in the role its annotation gives it. */
record Function(
        TypeElement type, Role role, Annotation settings, ExecutableElement method, String name, TypeMirror input) {
    /** What a function is for. */
    enum Role {
        COMMAND("dev.tense.messaging.CommandHandler"),
        QUERY("dev.tense.messaging.QueryHandler"),
        REACTION("dev.tense.messaging.Reaction"),
        SYSTEM("dev.tense.messaging.SystemFunction");

        private final String annotation;

        Role(String annotation) {
            this.annotation = annotation;
        }

        String annotation() {
            return annotation;
        }

        /** The annotation as people write it: {@code @CommandHandler}. */
        @Override
        public String toString() {
            return "@" + annotation.substring(annotation.lastIndexOf('.') + 1);
        }
    }

    String className() {
        return type.getSimpleName().toString();
    }

    boolean is(Role other) {
        return role == other;
    }

    @Override
    public String toString() {
        return role == Role.REACTION ? "Reaction " + className() : className();
    }
}
