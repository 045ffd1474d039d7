package dev.tense.compiler;

import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;

/** A message is a command, an event or a note: exactly one of them. */
record KindRule(Vocabulary vocabulary, Problems problems) {
    void check(TypeElement type) {
        var kinds = Message.kinds(type, vocabulary);
        if (kinds.size() > 1) {
            problems.report(
                    type,
                    "%s is both %s. A message is exactly one: split the record."
                            .formatted(
                                    type.getSimpleName(),
                                    kinds.stream().map(Message.Kind::word).collect(Collectors.joining(" and "))));
        }
        mustBe(type, Message.Kind.EVENT, "EventName", Vocabulary.EVENT_NAME);
        mustBe(type, Message.Kind.NOTE, "NoteName", Vocabulary.NOTE_NAME);
        mustBe(type, Message.Kind.EVENT, "Alarm", Vocabulary.ALARM);
    }

    private void mustBe(TypeElement type, Message.Kind kind, String annotationName, String annotation) {
        if (vocabulary.annotation(type, annotation).isPresent()
                && !Message.kinds(type, vocabulary).contains(kind)) {
            problems.report(
                    type,
                    "%s has an @%s but is no %s. Let the record implement %3$s, or remove the annotation."
                            .formatted(type.getSimpleName(), annotationName, kind.word()));
        }
    }
}
