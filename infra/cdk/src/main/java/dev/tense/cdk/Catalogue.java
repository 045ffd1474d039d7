package dev.tense.cdk;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the compiler found in the code, as far as it matters for a deployment. */
record Catalogue(
        List<Command> commands,
        List<Event> events,
        List<Reaction> reactions,
        List<Query> queries,
        List<SystemFunction> system,
        List<Alarm> alarms) {
    record Command(
            String name,
            String context,
            String function,
            List<String> secret,
            String callers,
            List<String> sends,
            int timeoutSeconds,
            int attempts) {}

    record Event(String name, String context) {}

    record Reaction(
            String function,
            String context,
            String event,
            Map<String, String> when,
            int attempts,
            String onReplay,
            int delaySeconds,
            int timeoutSeconds,
            String stream,
            List<String> sends) {
        /** Whether something waits for it to go on: it writes in a stream of the business, which has no generation. */
        boolean leadsOn() {
            return !stream.isEmpty() && !stream.contains("@");
        }
    }

    record Query(String function, String context, String callers, String path) {}

    /** An event that a person must hear of, and what is said to whom it wakes. */
    record Alarm(String event, String says) {
        /** The event's name without its version. */
        String fact() {
            return event.substring(0, event.lastIndexOf(".v"));
        }

        String name() {
            return fact().replace('.', '-');
        }
    }

    record SystemFunction(String function, String context, String trigger) {}

    static Catalogue read(Path file) {
        var mapper = JsonMapper.builder()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try {
            return mapper.readValue(file.toFile(), Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException("there is no catalogue at " + file + "; build functions first", e);
        }
    }

    /** Every context that has functions. */
    SortedSet<String> contexts() {
        return Stream.of(
                        commands.stream().map(Command::context),
                        reactions.stream().map(Reaction::context),
                        queries.stream().map(Query::context),
                        system.stream().map(SystemFunction::context))
                .flatMap(contexts -> contexts)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every context that publishes events. */
    SortedSet<String> publishers() {
        return events.stream().map(Event::context).collect(Collectors.toCollection(TreeSet::new));
    }

    String publisher(Reaction reaction) {
        return events.stream()
                .filter(event -> event.name().equals(reaction.event()))
                .map(Event::context)
                .findFirst()
                .orElseThrow();
    }

    /** Whether one of these commands, or one that it sends in its own process, belongs to a context. */
    boolean runsAny(List<String> sent, String context) {
        return commands.stream()
                .filter(command -> sent.contains(command.name()))
                .anyMatch(command -> command.context().equals(context) || runsAny(command.sends(), context));
    }
}
