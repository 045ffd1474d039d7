package dev.tense.compiler;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** The answers a command promises, in the order its {@code @JsonSubTypes} lists them. */
record Answers(Vocabulary vocabulary) {
    /** One answer: its name on the wire, its type, the HTTP status it gets, and those of reasons that have their own. */
    record Answer(String result, TypeElement type, int status, Map<String, Object> reasons, Kind kind) {}

    /** What an answer means to the sender; each kind has a status an answer may override. */
    enum Kind {
        SUCCESS("success", 200),
        REFUSAL("refusal", 409),
        PENDING("pending", 202);

        private final String word;
        private final int status;

        Kind(String word, int status) {
            this.word = word;
            this.status = status;
        }

        String word() {
            return word;
        }
    }

    List<Answer> of(TypeElement command) {
        return answerType(command).stream()
                .flatMap(this::listed)
                .flatMap(listed -> answer(listed).stream())
                .toList();
    }

    /** The {@code A} of {@code Command<A>}; empty while it cannot be resolved. */
    Optional<TypeElement> answerType(TypeElement command) {
        return vocabulary.argument(command.asType(), Vocabulary.COMMAND).flatMap(Vocabulary::element);
    }

    /** The entries of {@code @JsonSubTypes}. */
    Stream<Annotation> listed(TypeElement answerType) {
        return vocabulary.annotation(answerType, Vocabulary.JSON_SUB_TYPES).stream()
                .flatMap(subTypes -> subTypes.annotations("value").stream());
    }

    /** The records the sealed type permits, also through sealed types between. */
    Stream<TypeElement> permitted(TypeElement type) {
        return type.getModifiers().contains(Modifier.SEALED)
                ? type.getPermittedSubclasses().stream()
                        .flatMap(permitted -> Vocabulary.element(permitted).stream())
                        .flatMap(this::permitted)
                : Stream.of(type);
    }

    private Optional<Answer> answer(Annotation listed) {
        return listed.type("value")
                .flatMap(Vocabulary::element)
                .map(type -> new Answer(listed.string("name"), type, status(type), reasons(type), kind(type)));
    }

    private int status(TypeElement type) {
        return vocabulary
                .annotation(type, Vocabulary.STATUS)
                .flatMap(status -> status.number("value"))
                .orElseGet(() -> kind(type).status);
    }

    /** The statuses on the constants of the enum that the component {@code reason} has, by constant. */
    private Map<String, Object> reasons(TypeElement type) {
        var reasons = new TreeMap<String, Object>();
        type.getRecordComponents().stream()
                .filter(component -> component.getSimpleName().contentEquals("reason"))
                .flatMap(component -> Vocabulary.element(component.asType()).stream())
                .flatMap(reason -> reason.getEnclosedElements().stream())
                .filter(constant -> constant.getKind() == ElementKind.ENUM_CONSTANT)
                .forEach(constant -> vocabulary
                        .annotation(constant, Vocabulary.STATUS)
                        .flatMap(status -> status.number("value"))
                        .ifPresent(
                                status -> reasons.put(constant.getSimpleName().toString(), status)));
        return reasons;
    }

    private Kind kind(TypeElement type) {
        if (vocabulary.is(type, Vocabulary.NOT_FINAL)) {
            return Kind.PENDING;
        }
        return vocabulary.is(type, Vocabulary.REFUSAL) ? Kind.REFUSAL : Kind.SUCCESS;
    }
}
