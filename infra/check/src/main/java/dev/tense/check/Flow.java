package dev.tense.check;

import static dev.tense.check.Names.pascal;

import dev.tense.check.Catalogue.Event;
import dev.tense.check.Catalogue.Reaction;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The way of an event in Mermaid: who publishes it, its topic, the queues, the reactions, and the commands that these send. */
record Flow(String event, List<String> lines) {
    Flow {
        lines = List.copyOf(lines);
    }

    static Flow of(Event event, Catalogue catalogue) {
        List<String> lines = new ArrayList<>();
        lines.add("publisher([%s]) --> topic{{\"topic tense-%s\"}}".formatted(event.context(), event.context()));
        catalogue.reactions().stream()
                .filter(reaction -> reaction.event().equals(event.name()))
                .forEach(reaction -> add(reaction, lines));
        return new Flow(event.name(), lines);
    }

    private static void add(Reaction reaction, List<String> lines) {
        String id = pascal(reaction.function());
        lines.add("topic -->%s %sQueue[(\"queue tense-%s%s\")] --> %s[\"%s<br>in %s\"]"
                .formatted(
                        condition(reaction),
                        id,
                        reaction.function(),
                        delay(reaction),
                        id,
                        reaction.function(),
                        reaction.context()));
        reaction.sends().forEach(command -> lines.add("%s -- sends --> %s[/%s/]".formatted(id, command, command)));
    }

    private static String condition(Reaction reaction) {
        return reaction.when().isEmpty()
                ? ""
                : reaction.when().entrySet().stream()
                        .map(wanted -> wanted.getKey() + " = " + wanted.getValue())
                        .collect(Collectors.joining(", ", "|\"", "\"|"));
    }

    private static String delay(Reaction reaction) {
        return reaction.delaySeconds() == 0 ? "" : "<br>%d s later".formatted(reaction.delaySeconds());
    }
}
