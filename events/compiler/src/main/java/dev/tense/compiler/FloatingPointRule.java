package dev.tense.compiler;

import java.util.Optional;
import java.util.Set;

/** Nothing in a message is counted in floating point: it cannot hold an amount of money. */
final class FloatingPointRule {
    private static final Set<String> FLOATING =
            Set.of("float", "double", "java.lang.Float", "java.lang.Double", "java.util.OptionalDouble");

    private FloatingPointRule() {}

    static Optional<String> problem(Message message, Part part) {
        return FLOATING.contains(Vocabulary.qualifiedName(part.type()))
                ? Optional.of("%s counts in floating point: '%s' is a %s. Use Money, or a whole number of minor units."
                        .formatted(message, part.path(), Vocabulary.display(part.type())))
                : Optional.empty();
    }
}
