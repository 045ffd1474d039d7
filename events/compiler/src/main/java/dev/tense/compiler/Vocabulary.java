package dev.tense.compiler;

import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** The words the rules are written in, found by name in whatever is compiled. */
record Vocabulary(Elements elements, Types types) {
    static final String COMMAND = "dev.tense.messaging.Command";
    static final String EVENT = "dev.tense.messaging.Event";
    static final String NOTE = "dev.tense.messaging.Note";
    static final String QUERY = "dev.tense.messaging.Query";
    static final String ENVELOPE = "dev.tense.messaging.Envelope";
    static final String REFUSAL = "dev.tense.messaging.Refusal";
    static final String NOT_FINAL = "dev.tense.messaging.NotFinal";
    static final String STATUS = "dev.tense.messaging.Status";
    static final String SECRET = "dev.tense.messaging.Secret";
    static final String PRIVATE = "dev.tense.messaging.Private";
    static final String EVENT_NAME = "dev.tense.messaging.EventName";
    static final String NOTE_NAME = "dev.tense.messaging.NoteName";
    static final String ALARM = "dev.tense.messaging.Alarm";
    static final String UPCASTER = "dev.tense.messaging.Upcaster";
    static final String UPCASTS = "dev.tense.messaging.Upcasts";
    static final String FUNQ = "io.quarkus.funqy.Funq";
    static final String FUNQ_CONTEXT = "io.quarkus.funqy.Context";
    static final String JSON_TYPE_INFO = "com.fasterxml.jackson.annotation.JsonTypeInfo";
    static final String JSON_SUB_TYPES = "com.fasterxml.jackson.annotation.JsonSubTypes";

    /** Whether the type is the named one or inherits from it; no while the type cannot be resolved. */
    boolean is(TypeMirror type, String name) {
        var ancestor = elements.getTypeElement(name);
        return type.getKind() == TypeKind.DECLARED
                && ancestor != null
                && types.isSubtype(types.erasure(type), types.erasure(ancestor.asType()));
    }

    boolean is(Element type, String name) {
        return is(type.asType(), name);
    }

    boolean same(TypeMirror one, TypeMirror other) {
        return types.isSameType(one, other);
    }

    /** What stands in the brackets of the named generic type: {@code A} for a type that implements {@code Command<A>}. */
    Optional<TypeMirror> argument(TypeMirror type, String generic) {
        return ancestors(type)
                .filter(ancestor -> element(ancestor)
                        .filter(found -> found.getQualifiedName().contentEquals(generic))
                        .isPresent())
                .map(DeclaredType.class::cast)
                .flatMap(ancestor -> ancestor.getTypeArguments().stream())
                .<TypeMirror>map(argument -> argument)
                .findFirst();
    }

    private Stream<TypeMirror> ancestors(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? Stream.concat(
                        Stream.of(type), types.directSupertypes(type).stream().flatMap(this::ancestors))
                : Stream.empty();
    }

    static Optional<TypeElement> element(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                ? Optional.of((TypeElement) ((DeclaredType) type).asElement())
                : Optional.empty();
    }

    String binaryName(TypeElement type) {
        return elements.getBinaryName(type).toString();
    }

    /** The last segment of the package: {@code orders} for {@code dev.tense.contract.orders.PlaceOrder}. */
    String context(TypeElement type) {
        var name = elements.getPackageOf(type).getQualifiedName().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    Optional<Annotation> annotation(Element element, String name) {
        return element.getAnnotationMirrors().stream()
                .map(mirror -> new Annotation(mirror, elements))
                .filter(annotation -> annotation.isNamed(name))
                .findFirst();
    }

    /** The type as people write it: without packages. */
    static String display(TypeMirror type) {
        return type.toString().replaceAll("\\b(?:[a-z_]\\w*\\.)+(?=[A-Z])", "");
    }

    /** The name of the type without its arguments; that of the keyword for a primitive. */
    static String qualifiedName(TypeMirror type) {
        return element(type)
                .map(found -> found.getQualifiedName().toString())
                .orElseGet(() -> Words.lower(type.getKind().name()));
    }

    static boolean isUnresolved(TypeMirror type) {
        return type.getKind() == TypeKind.ERROR;
    }

    static String simpleName(TypeMirror type) {
        return element(type).orElseThrow().getSimpleName().toString();
    }
}
