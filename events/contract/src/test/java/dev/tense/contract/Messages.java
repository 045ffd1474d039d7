package dev.tense.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import dev.tense.messaging.Command;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.ParameterizedType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/** Every message of the contract, as the compiler found them. */
final class Messages {
    private Messages() {}

    /** A type that goes over the wire, and the name of its golden file. */
    record Pinned(String name, Class<?> type) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Pinned> events() {
        return all().filter(Event.class::isAssignableFrom)
                .map(event -> new Pinned(
                        Objects.requireNonNull(event.getAnnotation(EventName.class))
                                .value(),
                        event));
    }

    static Stream<Pinned> commands() {
        return all().filter(Command.class::isAssignableFrom)
                .map(command -> new Pinned("commands/" + kebab(command), command));
    }

    /** The answers of every command, each to be read as what the command is answered with. */
    static Stream<Pinned> answers() {
        return all().filter(Command.class::isAssignableFrom)
                .flatMap(command -> results(answerOf(command))
                        .map(result -> new Pinned("answers/" + kebab(command) + "/" + result, answerOf(command))));
    }

    private static Stream<String> results(Class<?> answer) {
        return Arrays.stream(Objects.requireNonNull(answer.getAnnotation(JsonSubTypes.class))
                        .value())
                .map(JsonSubTypes.Type::name);
    }

    /** The {@code A} of {@code Command<A>}. */
    private static Class<?> answerOf(Class<?> command) {
        var type = (ParameterizedType) command.getGenericInterfaces()[0];
        return (Class<?>) type.getActualTypeArguments()[0];
    }

    private static String kebab(Class<?> command) {
        return command.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static Stream<Class<?>> all() {
        return names().stream().map(Messages::classOf);
    }

    private static Class<?> classOf(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names() {
        try (var file = Messages.class.getResourceAsStream("/tense/messages.txt")) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
