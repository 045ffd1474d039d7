package dev.tense.compiler;

import java.util.Optional;
import javax.lang.model.element.TypeElement;

/** A class that reads one version of an event or a note as the next. */
record Upcast(TypeElement type, String from) {
    static Optional<Upcast> of(TypeElement type, Vocabulary vocabulary) {
        return vocabulary
                .annotation(type, Vocabulary.UPCASTS)
                .map(annotation -> new Upcast(type, annotation.string("from")));
    }

    String to() {
        return WireName.neighbour(from, 1);
    }

    @Override
    public String toString() {
        return "Upcaster " + type.getSimpleName();
    }
}
