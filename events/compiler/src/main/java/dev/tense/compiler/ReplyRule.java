package dev.tense.compiler;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** An event expects nothing: it holds no address to reply to, no callback, no result to be filled in, no command. */
record ReplyRule(Vocabulary vocabulary) {
    private static final Pattern REPLY_NAME = Pattern.compile(
            "(?:repl(?:y|ies)|respond|responses?|answers?|callback|result|return)(?:To|Address|Queue|Topic|Channel|Url|Uri|Expected|Handler|By)"
                    + "|reply|response|answer|callback|(?:expects?|needs?|awaits?)(?:Reply|Response|Answer|Result)");

    private static final List<String> REPLY_TYPES = List.of(
            Vocabulary.COMMAND,
            "java.util.concurrent.Future",
            "java.util.concurrent.CompletionStage",
            "java.util.concurrent.Callable",
            "java.lang.Runnable",
            "java.util.function.Consumer",
            "java.util.function.BiConsumer",
            "java.util.function.Function",
            "java.util.function.BiFunction",
            "java.util.function.Supplier");

    Optional<String> problem(Message message, Part part) {
        if (REPLY_NAME.matcher(part.name()).matches()) {
            return Optional.of(
                    "%s asks for a reply: '%s'. An event expects nothing: leave the component out, or make the record a Command, which has an answer."
                            .formatted(message, part.path()));
        }
        if (REPLY_TYPES.stream().anyMatch(type -> vocabulary.is(part.type(), type))) {
            return Optional.of(
                    "%s asks for something to be done: '%s' is a %s. An event expects nothing: leave the component out, and let a reaction send the command."
                            .formatted(message, part.path(), Vocabulary.display(part.type())));
        }
        return Optional.empty();
    }
}
