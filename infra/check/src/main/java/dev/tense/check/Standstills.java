package dev.tense.check;

import static dev.tense.check.Names.pascal;

import dev.tense.check.Catalogue.Reaction;
import dev.tense.check.SamView.Standstill;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What does not go on when a reaction fails: an alarm for each kind of entity, over the alarms of all that lead it on. */
final class Standstills {
    /** The alarms of a queue that say so. */
    static final List<String> SIGNS = List.of("dead-letters", "age");

    private Standstills() {}

    static List<Standstill> of(Catalogue catalogue) {
        return catalogue.reactions().stream()
                .filter(Reaction::leadsOn)
                .map(Reaction::stream)
                .distinct()
                .sorted()
                .map(stream -> of(
                        stream,
                        catalogue.reactions().stream()
                                .filter(reaction -> reaction.stream().equals(stream))
                                .toList()))
                .toList();
    }

    private static Standstill of(String stream, List<Reaction> leading) {
        String contexts = leading.stream()
                .map(reaction -> pascal(reaction.context()) + "Context")
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        List<String> alarms = Stream.concat(
                        Stream.of(stream + "-late"),
                        leading.stream()
                                .flatMap(reaction -> SIGNS.stream().map(sign -> reaction.function() + "-" + sign)))
                .toList();
        return new Standstill(pascal(stream), stream, contexts, conjoined(alarms));
    }

    private static List<String> conjoined(List<String> alarms) {
        String first = alarms.getFirst();
        return Stream.concat(Stream.of(alarm(first)), alarms.stream().skip(1).map(name -> "OR " + alarm(name)))
                .toList();
    }

    private static String alarm(String name) {
        return "ALARM(\"${SystemName}-%s\")".formatted(name);
    }
}
