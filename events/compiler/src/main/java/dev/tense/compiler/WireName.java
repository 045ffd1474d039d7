package dev.tense.compiler;

import dev.tense.compiler.Message.Kind;
import java.util.Optional;
import java.util.regex.Pattern;

/** The name of an event or a note in the log and on the wire: {@code orders.order-placed.v1}. */
record WireName(Vocabulary vocabulary, Problems problems) {
    private static final Pattern VERSION = Pattern.compile("v[1-9][0-9]{0,3}");
    private static final Pattern NAME =
            Pattern.compile("([a-z0-9]+)(?:\\.[a-z0-9]+(?:-[a-z0-9]+)*)\\.v[1-9][0-9]{0,3}");
    private static final Pattern SUFFIX = Pattern.compile(".*[a-z]V([0-9]+)");

    /** The name as annotated, if it is. */
    static Optional<String> of(Message message, Vocabulary vocabulary) {
        return vocabulary
                .annotation(message.type(), annotation(message))
                .map(annotation -> annotation.string("value"))
                .filter(name -> !name.isEmpty());
    }

    /** Whether a text is the name of a version of something in the context. */
    static boolean isWellFormed(String name, String context) {
        var matcher = NAME.matcher(name);
        return matcher.matches() && matcher.group(1).equals(context);
    }

    /** The version of a well-formed name: 2 for {@code orders.order-placed.v2}. */
    static int version(String name) {
        return Integer.parseInt(name.substring(name.lastIndexOf(".v") + 2));
    }

    /** Whether the one is an earlier version of the other; both are well-formed. */
    static boolean isVersionBefore(String name, String later) {
        return fact(name).equals(fact(later)) && version(name) < version(later);
    }

    /** A later or an earlier version of a well-formed name. */
    static String neighbour(String name, int distance) {
        return fact(name) + ".v" + (version(name) + distance);
    }

    /** A well-formed name without its version. */
    static String fact(String name) {
        return name.substring(0, name.lastIndexOf(".v"));
    }

    void check(Message message) {
        if (!message.is(Kind.COMMAND)) {
            of(message, vocabulary).ifPresentOrElse(name -> checkFormat(message, name), () -> reportMissing(message));
        }
    }

    private void reportMissing(Message message) {
        problems.report(
                message.type(),
                "%s has no name on the wire. Annotate it with @%s(\"%s\")."
                        .formatted(message, annotationName(message), expected(message)));
    }

    private void checkFormat(Message message, String name) {
        var stem = stem(message);
        var fits = name.startsWith(stem)
                && VERSION.matcher(name.substring(stem.length())).matches()
                && (version(message).isEmpty() || name.equals(expected(message)));
        if (!fits) {
            problems.report(
                    message.type(),
                    "%s is called \"%s\" on the wire. The name says context, kebab-case name and version: @%s(\"%s\")."
                            .formatted(message, name, annotationName(message), expected(message)));
        }
    }

    private String expected(Message message) {
        return stem(message) + "v" + version(message).orElse("1");
    }

    private String stem(Message message) {
        return vocabulary.context(message.type()) + "." + Words.kebab(message.name()) + ".";
    }

    /** The version in the type's own name: 2 for {@code OrderPlacedV2}. */
    private static Optional<String> version(Message message) {
        var matcher = SUFFIX.matcher(message.name());
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String annotation(Message message) {
        return message.is(Kind.EVENT) ? Vocabulary.EVENT_NAME : Vocabulary.NOTE_NAME;
    }

    private static String annotationName(Message message) {
        return message.is(Kind.EVENT) ? "EventName" : "NoteName";
    }
}
