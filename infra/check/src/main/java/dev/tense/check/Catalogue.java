package dev.tense.check;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What the compiler found in the code: {@code META-INF/tense/catalogue.json}. */
record Catalogue(
        List<Command> commands,
        List<Event> events,
        List<Note> notes,
        List<Upcaster> upcasters,
        List<Reaction> reactions,
        List<Query> queries,
        List<SystemFunction> system,
        List<Alarm> alarms) {

    Catalogue {
        commands = List.copyOf(commands);
        events = List.copyOf(events);
        notes = List.copyOf(notes);
        upcasters = List.copyOf(upcasters);
        reactions = List.copyOf(reactions);
        queries = List.copyOf(queries);
        system = List.copyOf(system);
        alarms = List.copyOf(alarms);
    }

    record Command(
            String name,
            String context,
            String type,
            List<Answer> answers,
            List<String> secret,
            @JsonProperty("private") List<String> privateParts,
            String function,
            String handler,
            Callers callers,
            List<String> sends,
            List<String> reads,
            int timeoutSeconds,
            int attempts) {
        /** Whether it can be sent for a later answer. What is secret never lies in a queue. */
        boolean isQueueable() {
            return secret.isEmpty();
        }
    }

    /** {@code reasons} are the statuses of those reasons of the answer that have one of their own. */
    record Answer(String result, String type, int status, Map<String, Integer> reasons, String kind) {
        /** Every status the answer can have: {@code 402, 409}. */
        String statuses() {
            var all = reasons.isEmpty() ? Set.of(status) : new TreeSet<>(reasons.values());
            return all.stream().map(String::valueOf).collect(Collectors.joining(", "));
        }
    }

    record Event(String name, String context, String type) {}

    record Note(String name, String context, String type) {}

    /** What reads the version {@code from} as the version {@code to}. */
    record Upcaster(String from, String to, String type) {}

    record Reaction(
            String function,
            String context,
            String handler,
            String event,
            Map<String, String> when,
            int attempts,
            String onReplay,
            int generation,
            int delaySeconds,
            int timeoutSeconds,
            String stream,
            List<String> sends,
            List<String> reads) {
        /**
         * Whether something waits for it to go on: it writes in a stream of the business. A stream with a generation only remembers
         * what a reaction has done, and without a stream it only tells somebody.
         */
        boolean leadsOn() {
            return !stream.isEmpty() && !stream.contains("@");
        }

        boolean isReplayed() {
            return onReplay.equals("RUN");
        }
    }

    record Query(
            String function,
            String context,
            String type,
            String handler,
            Callers callers,
            String path,
            List<String> parameters,
            List<String> reads) {}

    /** An event that a person must hear of, and what is said to whom it wakes. */
    record Alarm(String event, String says) {}

    record SystemFunction(String function, String context, String handler, Trigger trigger) {}

    /** Who may call through the HTTP API. */
    enum Callers {
        CUSTOMER,
        OPERATOR,
        SERVICE
    }

    enum Trigger {
        LOG_STREAM,
        COMMAND_STATUS,
        UNMATCHED_ROUTE,
        SCHEDULE,
        REQUEST
    }

    /** Whether this command, or one it sends, belongs to a context: senders run what they send in their own process. */
    boolean runs(Command command, String context) {
        return command.context().equals(context) || runsAny(command.sends(), context);
    }

    /** Whether one of these commands, by their names, belongs to a context, or sends one that does. */
    boolean runsAny(List<String> sent, String context) {
        return commands.stream()
                .filter(command -> sent.contains(command.name()))
                .anyMatch(command -> runs(command, context));
    }

    /** Reads a catalogue strictly: a key that nobody knows here would be a setting without effect. */
    static Catalogue read(Path file) throws IOException {
        try {
            return MAPPER.readValue(Files.readAllBytes(file), Catalogue.class);
        } catch (NoSuchFileException _) {
            throw new Refused("There is no catalogue at %s: build functions first.".formatted(file));
        } catch (JsonProcessingException unreadable) {
            throw new Refused("%s is not a catalogue infra/check understands: %s"
                    .formatted(file, unreadable.getOriginalMessage()));
        }
    }

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();
}
