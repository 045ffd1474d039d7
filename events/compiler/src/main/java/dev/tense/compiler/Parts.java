package dev.tense.compiler;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;

/** Walks all a component is made of: the records in it, type arguments, array elements, sealed cases; each type once. */
final class Parts {
    private final Set<String> walked = new HashSet<>();

    static Stream<Part> of(RecordComponentElement component) {
        var name = component.getSimpleName().toString();
        return new Parts().withInner(new Part(component, name, name, component.asType()));
    }

    /** The record itself and those inside it. */
    static Stream<TypeElement> records(TypeElement record) {
        var inner = record.getRecordComponents().stream()
                .flatMap(Parts::of)
                .flatMap(part -> Vocabulary.element(part.type()).stream())
                .filter(type -> type.getKind() == ElementKind.RECORD);
        return Stream.concat(Stream.of(record), inner);
    }

    private Stream<Part> withInner(Part part) {
        return Stream.concat(Stream.of(part), inner(part).flatMap(this::withInner));
    }

    private Stream<Part> inner(Part part) {
        return switch (part.type()) {
            case ArrayType array -> Stream.of(part.inner(array.getComponentType()));
            case WildcardType wildcard ->
                Stream.ofNullable(wildcard.getExtendsBound()).map(part::inner);
            case DeclaredType declared ->
                Stream.concat(declared.getTypeArguments().stream().map(part::inner), declared(part, declared));
            default -> Stream.empty();
        };
    }

    private Stream<Part> declared(Part part, DeclaredType declared) {
        var type = (TypeElement) declared.asElement();
        if (!walked.add(declared.toString())) {
            return Stream.empty();
        }
        if (type.getKind() == ElementKind.RECORD) {
            return type.getRecordComponents().stream()
                    .map(component -> part.inner(component.getSimpleName().toString(), component.asType()));
        }
        return type.getModifiers().contains(Modifier.SEALED)
                ? type.getPermittedSubclasses().stream().map(part::inner)
                : Stream.empty();
    }

    /** Whether the walk goes on inside the type, so that the type itself is not yet the answer. */
    static boolean isOpen(TypeMirror type) {
        return Vocabulary.element(type)
                .filter(element -> element.getKind() == ElementKind.RECORD
                        || element.getModifiers().contains(Modifier.SEALED))
                .isPresent();
    }
}
