package dev.tense.platform;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Callers;
import dev.tense.messaging.Fact;
import dev.tense.messaging.FactName;
import dev.tense.messaging.FactTypes;
import dev.tense.messaging.Json;
import dev.tense.messaging.SystemFunction.Trigger;
import dev.tense.messaging.Upcaster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What the compiler found: every command, event, reaction and query with their settings. */
public record Catalogue(
        List<Command> commands,
        List<FactType> events,
        List<FactType> notes,
        List<Upcasting> upcasters,
        List<Reaction> reactions,
        List<Query> queries,
        List<SystemFunction> system,
        List<Alarm> alarms) {
    private static final String RESOURCE = "/META-INF/tense/catalogue.json";

    /** What a Lambda function can be. */
    public sealed interface Function {
        /** The name that {@code QUARKUS_FUNQY_EXPORT} selects it by. */
        String function();

        /** The context it belongs to. */
        String context();

        /** The class with the function. */
        String handler();
    }

    /** A command with its one handler. */
    public record Command(
            String name,
            String context,
            String type,
            List<Answer> answers,
            List<String> secret,
            @JsonProperty("private") List<String> personal,
            String function,
            String handler,
            Callers callers,
            List<String> sends,
            List<String> reads,
            int timeoutSeconds,
            int attempts)
            implements Function {
        /** The HTTP status of an answer, by its result and, where the answer has one, its reason. */
        int status(JsonNode answer) {
            return promised(answer).status(answer.path("reason"));
        }

        /** Whether an answer says "not yet". */
        boolean isPending(JsonNode answer) {
            return promised(answer).kind().equals("pending");
        }

        private Answer promised(JsonNode answer) {
            String result = answer.path("result").asText();
            return answers.stream()
                    .filter(promised -> promised.result().equals(result))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException(name + " has no answer " + result));
        }

        /** Whether it has a queue, so that it can be answered later. What is secret never lies in a queue. */
        boolean isQueueable() {
            return secret.isEmpty();
        }
    }

    /**
     * One of the answers of a command.
     *
     * @param reasons the statuses of those reasons that have one of their own
     */
    public record Answer(String result, String type, int status, Map<String, Integer> reasons, String kind) {
        private int status(JsonNode reason) {
            return reason.isTextual() ? reasons.getOrDefault(reason.asText(), status) : status;
        }
    }

    /** An event or a note. */
    public record FactType(String name, String context, String type) {}

    /** A class that reads one version of an event or a note as the next. */
    public record Upcasting(String from, String to, String type) {}

    /**
     * A function that reacts to one event type.
     *
     * @param when the components of the event and the values they must have; empty when it hears of all
     */
    public record Reaction(
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
            List<String> reads)
            implements Function {
        /** Whether its subscription lets this envelope through. */
        boolean hearsOf(JsonNode envelope) {
            return FactName.sameFact(event, envelope.path("type").asText())
                    && when.entrySet().stream()
                            .allMatch(wanted -> envelope.path("data")
                                    .path(wanted.getKey())
                                    .asText()
                                    .equals(wanted.getValue()));
        }
    }

    /** A function behind a GET route. */
    public record Query(
            String function,
            String context,
            String type,
            String handler,
            Callers callers,
            String path,
            List<String> parameters,
            List<String> reads)
            implements Function {}

    /** A function of the platform itself. */
    public record SystemFunction(String function, String context, String handler, Trigger trigger) implements Function {
        /** Whether it stands behind a route and nowhere else. */
        boolean isRoute() {
            return trigger == Trigger.COMMAND_STATUS || trigger == Trigger.UNMATCHED_ROUTE;
        }

        /** Whether it sends events to topics by itself. */
        boolean publishes() {
            return trigger == Trigger.LOG_STREAM || trigger == Trigger.SCHEDULE;
        }
    }

    /** An event that a person must hear of, and what is said to whom it wakes. */
    public record Alarm(String event, String says) {}

    /** Whether a person must hear of an event of this name, in whatever version. */
    boolean alarms(String name) {
        return alarms.stream().anyMatch(alarm -> FactName.sameFact(alarm.event(), name));
    }

    /** Reads the catalogue that was compiled into this jar. */
    public static Catalogue load() {
        try (var json = Catalogue.class.getResourceAsStream(RESOURCE)) {
            return Json.MAPPER.readValue(json, Catalogue.class);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** The function with this name. */
    Optional<Function> function(String name) {
        return Stream.<List<? extends Function>>of(commands, reactions, queries, system)
                .flatMap(List::stream)
                .<Function>map(function -> function)
                .filter(function -> function.function().equals(name))
                .findFirst();
    }

    /** Whether a function handles a command of this context in its own process, or sends one, itself or by one it sends. */
    public boolean runs(String function, String context) {
        return function(function).stream().anyMatch(found -> switch (found) {
            case Command command -> command.context().equals(context) || runAny(command.sends(), context);
            case Reaction reaction -> runAny(reaction.sends(), context);
            case Query query -> false;
            case SystemFunction system -> false;
        });
    }

    private boolean runAny(List<String> sent, String context) {
        return commands.stream()
                .filter(command -> sent.contains(command.name()))
                .anyMatch(command -> runs(command.function(), context));
    }

    /** The events and notes by name, in all versions; a class is loaded when its name is first met. */
    public FactTypes factTypes() {
        var types = new HashMap<String, String>();
        Stream.concat(events.stream(), notes.stream()).forEach(fact -> types.put(fact.name(), fact.type()));
        var readers = new HashMap<String, String>();
        upcasters.forEach(upcaster -> readers.put(upcaster.from(), upcaster.type()));
        return new FactTypes(
                name -> {
                    String type = types.get(name);
                    return type == null ? null : classOf(type).asSubclass(Fact.class);
                },
                name -> {
                    String type = readers.get(name);
                    return type == null ? null : make(classOf(type).asSubclass(Upcaster.class));
                });
    }

    private static Upcaster make(Class<? extends Upcaster> type) {
        try {
            return type.getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the compiler let pass that " + type.getName() + " cannot be made", e);
        }
    }

    static Class<?> classOf(String type) {
        try {
            return Class.forName(type, true, Thread.currentThread().getContextClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("the catalogue names " + type + ", which is not in this jar", e);
        }
    }
}
