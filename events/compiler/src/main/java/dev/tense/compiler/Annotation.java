package dev.tense.compiler;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/** An annotation as written, with its defaults. */
record Annotation(AnnotationMirror mirror, Elements elements) {
    boolean isNamed(String name) {
        return ((TypeElement) mirror.getAnnotationType().asElement())
                .getQualifiedName()
                .contentEquals(name);
    }

    String string(String member) {
        return one(member, String.class).orElse("");
    }

    Optional<Integer> number(String member) {
        return one(member, Integer.class);
    }

    /** The name of an enum constant; empty when none is written and none is the default. */
    Optional<String> constant(String member) {
        return one(member, VariableElement.class)
                .map(constant -> constant.getSimpleName().toString());
    }

    Optional<TypeMirror> type(String member) {
        return one(member, TypeMirror.class);
    }

    List<String> strings(String member) {
        return list(member, String.class).toList();
    }

    List<TypeMirror> types(String member) {
        return list(member, TypeMirror.class).toList();
    }

    List<Annotation> annotations(String member) {
        return list(member, AnnotationMirror.class)
                .map(value -> new Annotation(value, elements))
                .toList();
    }

    private <T> Stream<T> list(String member, Class<T> type) {
        return one(member, List.class).stream()
                .flatMap(values -> ((List<?>) values).stream())
                .map(value -> ((AnnotationValue) value).getValue())
                .filter(type::isInstance)
                .map(type::cast);
    }

    /** The value, unless it is of another type: that is how javac shows what it could not resolve. */
    private <T> Optional<T> one(String member, Class<T> type) {
        return elements.getElementValuesWithDefaults(mirror).entrySet().stream()
                .filter(entry -> entry.getKey().getSimpleName().contentEquals(member))
                .<Object>map(entry -> entry.getValue().getValue())
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }
}
