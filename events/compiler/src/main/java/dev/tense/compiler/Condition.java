package dev.tense.compiler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;

/** Which events a reaction hears of, as its {@code when} says: a component and the value it must have on the wire. */
record Condition(String component, String value) {
    private static final String PROPERTY = "com.fasterxml.jackson.annotation.JsonProperty";

    /** Empty when the reaction hears of all events; without a component when what it says is no condition. */
    static Optional<Condition> of(Function reaction) {
        String text = reaction.settings().string("when");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        int equals = Math.max(0, text.indexOf('='));
        return Optional.of(
                new Condition(text.substring(0, equals), text.substring(Math.min(equals + 1, text.length()))));
    }

    Map<String, String> asMap() {
        return Map.of(component, value);
    }

    /** The enum of the component in this event, if there is one. */
    Optional<TypeElement> enumIn(TypeElement event) {
        return event.getRecordComponents().stream()
                .filter(part -> part.getSimpleName().contentEquals(component))
                .map(part -> Vocabulary.element(part.asType()))
                .flatMap(Optional::stream)
                .filter(type -> type.getKind() == ElementKind.ENUM)
                .findFirst();
    }

    /** The constants of an enum as they are on the wire. */
    static List<String> constants(TypeElement type) {
        return type.getEnclosedElements().stream()
                .filter(element -> element.getKind() == ElementKind.ENUM_CONSTANT)
                .map(Condition::onTheWire)
                .toList();
    }

    private static String onTheWire(Element constant) {
        return constant.getAnnotationMirrors().stream()
                .filter(Condition::isProperty)
                .flatMap(mirror -> mirror.getElementValues().values().stream())
                .map(written -> written.getValue().toString())
                .findFirst()
                .orElse(constant.getSimpleName().toString());
    }

    private static boolean isProperty(AnnotationMirror mirror) {
        return mirror.getAnnotationType().toString().equals(PROPERTY);
    }
}
