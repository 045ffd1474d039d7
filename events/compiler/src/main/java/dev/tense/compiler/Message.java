package dev.tense.compiler;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** A type that is a command, an event or a note. An interface that groups some of them is not a message itself. */
record Message(TypeElement type, Kind kind) {
    /** What a message can be. */
    enum Kind {
        COMMAND("Command", Vocabulary.COMMAND),
        EVENT("Event", Vocabulary.EVENT),
        NOTE("Note", Vocabulary.NOTE);

        private final String word;
        private final String marker;

        Kind(String word, String marker) {
            this.word = word;
            this.marker = marker;
        }

        String word() {
            return word;
        }
    }

    /** All kinds the type claims to be; a sound message is of one kind. */
    static List<Kind> kinds(Element type, Vocabulary vocabulary) {
        return type.getKind().isInterface()
                ? List.of()
                : Arrays.stream(Kind.values())
                        .filter(kind -> vocabulary.is(type, kind.marker))
                        .toList();
    }

    static Optional<Message> of(TypeElement type, Vocabulary vocabulary) {
        return kinds(type, vocabulary).stream().findFirst().map(kind -> new Message(type, kind));
    }

    String name() {
        return type.getSimpleName().toString();
    }

    boolean is(Kind other) {
        return kind == other;
    }

    @Override
    public String toString() {
        return kind.word + " " + name();
    }
}
