package dev.tense.check;

import dev.tense.check.Catalogue.Event;
import dev.tense.check.Catalogue.Reaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a catalogue must keep to, or AWS refuses the templates that come from it. */
final class Rules {
    /** AWS allows 64 characters in a function's name; the system's name takes 16 of them and a dash. */
    static final int LONGEST_FUNCTION_NAME = 64 - 16 - 1;

    static final int LONGEST_DELAY_SECONDS = 900;
    static final int FEWEST_ATTEMPTS = 5;

    private Rules() {}

    static List<String> broken(Catalogue catalogue) {
        return Stream.of(tooLong(catalogue), repeated(catalogue), commands(catalogue), reactions(catalogue))
                .flatMap(List::stream)
                .toList();
    }

    private static List<String> tooLong(Catalogue catalogue) {
        return functions(catalogue)
                .filter(function -> function.length() > LONGEST_FUNCTION_NAME)
                .map(function -> "The function name %s has %d characters; AWS leaves room for %d. Shorten it."
                        .formatted(function, function.length(), LONGEST_FUNCTION_NAME))
                .toList();
    }

    private static List<String> repeated(Catalogue catalogue) {
        Set<String> seen = new HashSet<>();
        return functions(catalogue)
                .filter(Predicate.not(seen::add))
                .map("Two functions are called %s. Rename one of them."::formatted)
                .toList();
    }

    private static List<String> commands(Catalogue catalogue) {
        return catalogue.commands().stream()
                .filter(command -> command.attempts() < FEWEST_ATTEMPTS)
                .map(command -> tooFewAttempts(command.function(), command.attempts()))
                .toList();
    }

    private static String tooFewAttempts(String function, int attempts) {
        return "%s has %d attempts; with fewer than %d, throttling alone can exhaust them."
                .formatted(function, attempts, FEWEST_ATTEMPTS);
    }

    private static List<String> reactions(Catalogue catalogue) {
        Set<String> events = catalogue.events().stream().map(Event::name).collect(Collectors.toSet());
        List<String> broken = new ArrayList<>();
        for (Reaction reaction : catalogue.reactions()) {
            if (!events.contains(reaction.event())) {
                broken.add("%s reacts to %s, but no event has this name."
                        .formatted(reaction.function(), reaction.event()));
            }
            if (reaction.delaySeconds() < 0 || reaction.delaySeconds() > LONGEST_DELAY_SECONDS) {
                broken.add("%s is delayed by %d s; SQS delays a message by 0 to %d s."
                        .formatted(reaction.function(), reaction.delaySeconds(), LONGEST_DELAY_SECONDS));
            }
            if (reaction.attempts() < FEWEST_ATTEMPTS) {
                broken.add(tooFewAttempts(reaction.function(), reaction.attempts()));
            }
        }
        return broken;
    }

    private static Stream<String> functions(Catalogue catalogue) {
        return Stream.of(
                        catalogue.commands().stream().map(Catalogue.Command::function),
                        catalogue.reactions().stream().map(Reaction::function),
                        catalogue.queries().stream().map(Catalogue.Query::function),
                        catalogue.system().stream().map(Catalogue.SystemFunction::function))
                .flatMap(names -> names);
    }
}
