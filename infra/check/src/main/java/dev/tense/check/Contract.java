package dev.tense.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.tense.check.Catalogue.Answer;
import dev.tense.check.Catalogue.Command;
import dev.tense.check.Catalogue.Event;
import dev.tense.check.Catalogue.Query;
import dev.tense.messaging.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The classes that a catalogue names, and the golden files beside them: examples that a test of the contract keeps true. */
final class Contract {
    private Contract() {}

    static Class<?> of(Command command) {
        return load(command.type());
    }

    static Class<?> of(Answer answer) {
        return load(answer.type());
    }

    static Class<?> of(Event event) {
        return load(event.type());
    }

    static Class<?> of(Query query) {
        return load(query.type());
    }

    /** The {@code A} of {@code Command<A>}. */
    static Class<?> answers(Command command) {
        return argument(of(command), dev.tense.messaging.Command.class);
    }

    /** The {@code R} of {@code Query<R>}. */
    static Class<?> result(Query query) {
        return argument(of(query), dev.tense.messaging.Query.class);
    }

    static JsonNode golden(Command command) {
        return golden("commands/" + command.function());
    }

    static JsonNode golden(Command command, Answer answer) {
        return golden("answers/%s/%s".formatted(command.function(), answer.result()));
    }

    static JsonNode golden(Event event) {
        return golden(event.name());
    }

    private static Class<?> argument(Class<?> type, Class<?> generic) {
        return Json.MAPPER.constructType(type).findTypeParameters(generic)[0].getRawClass();
    }

    private static Class<?> load(String type) {
        try {
            return Class.forName(type);
        } catch (ClassNotFoundException e) {
            throw new Refused(
                    "The catalogue names %s, which is not on the class path: build events first.".formatted(type));
        }
    }

    /** Missing where there is none; the contract's own tests do not let that happen. */
    private static JsonNode golden(String name) {
        String file = "/golden/" + name + ".json";
        try (InputStream json = Contract.class.getResourceAsStream(file)) {
            return json == null ? MissingNode.getInstance() : Json.MAPPER.readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
