package dev.tense.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Json;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Tells the triggers apart and refuses those that the exported function is not made for. */
@Singleton
@Unremovable
class Door {
    private final Catalogue.Function function;
    private final Commands commands;
    private final Queries queries;
    private final HttpTrigger http;
    private final QueueTrigger queue;
    private final CommandWorker worker;

    Door(
            @ConfigProperty(name = "quarkus.funqy.export") String export,
            Catalogue catalogue,
            Commands commands,
            Queries queries,
            HttpTrigger http,
            QueueTrigger queue,
            CommandWorker worker) {
        this.function = catalogue
                .function(export)
                .orElseThrow(() -> new IllegalStateException("no function is called " + export));
        this.commands = commands;
        this.queries = queries;
        this.http = http;
        this.queue = queue;
        this.worker = worker;
    }

    Catalogue.Function function() {
        return function;
    }

    byte[] serve(byte[] payload, Entry.Exported exported) throws IOException {
        JsonNode event = parse(payload);
        if (HttpTrigger.matches(event)) {
            return http.serve(function, event, exported);
        }
        return switch (function) {
            case Catalogue.Reaction reaction when QueueTrigger.matches(event) -> queue.serve(reaction, event, exported);
            case Catalogue.Command command when QueueTrigger.matches(event) -> worker.serve(command, event, exported);
            case Catalogue.SystemFunction system
            when system.isRoute() -> throw wrongTrigger(system, "takes HTTP requests and nothing else");
            case Catalogue.SystemFunction system -> direct(() -> exported.call(object(event, payload)));
            case Catalogue.Command command ->
                direct(() -> commands.run(command, Commands.Request.direct(payload), exported));
            case Catalogue.Query query -> direct(() -> queries.run(query, payload, exported));
            case Catalogue.Reaction reaction ->
                throw wrongTrigger(reaction, "takes messages from its queue and nothing else");
        };
    }

    private static InvocationFailed wrongTrigger(Catalogue.Function function, String takes) {
        return new InvocationFailed(new Problem(400, "wrong-trigger", function.function() + " " + takes));
    }

    /** Something to be done for a direct invocation. */
    private interface Direct {
        byte[] run() throws IOException;
    }

    private byte[] direct(Direct work) throws IOException {
        try {
            return work.run();
        } catch (JsonProcessingException e) { // of a system function, which reads its input itself
            throw new InvocationFailed(Problem.malformed(e));
        } catch (RuntimeException e) { // the boundary of the system: what leaves it is a problem without internals
            throw new InvocationFailed(Problem.of(function.function(), e));
        }
    }

    private static byte[] object(JsonNode event, byte[] payload) {
        if (!event.isObject()) {
            throw new Refused(Problem.invalid("body", "must be a JSON object"));
        }
        return payload;
    }

    private static JsonNode parse(byte[] payload) {
        try {
            return Json.MAPPER.readTree(Utf8.text(payload));
        } catch (JsonProcessingException e) {
            throw new InvocationFailed(Problem.malformed(e));
        } catch (Refused e) {
            throw new InvocationFailed(e.problem());
        }
    }
}
