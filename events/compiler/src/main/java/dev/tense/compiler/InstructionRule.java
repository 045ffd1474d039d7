package dev.tense.compiler;

import java.util.Optional;
import java.util.regex.Pattern;

/** An event tells nobody what to do next: who reacts, decides that for itself. */
final class InstructionRule {
    private static final Pattern INSTRUCTION = Pattern.compile(
            "(?:next|required|requested|expected)?(?:[aA]ction|[iI]nstruction|[cC]ommand)s?|to[dD]os?|next[sS]teps?");

    private InstructionRule() {}

    static Optional<String> problem(Message message, Part part) {
        return INSTRUCTION.matcher(part.name()).matches()
                ? Optional.of(
                        "%s tells somebody what to do: '%s'. An event says what happened, and each reaction decides what follows: leave the component out, or send a Command."
                                .formatted(message, part.path()))
                : Optional.empty();
    }
}
