package dev.tense.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Caller;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs the exported query. */
@Singleton
class Queries {
    /** A question by direct invocation. */
    byte[] run(Catalogue.Query query, byte[] body, Entry.Exported exported) throws IOException {
        return run(query, Commands.object(Utf8.text(body)), Caller.INVOKER, exported);
    }

    byte[] run(Catalogue.Query query, ObjectNode parameters, Caller caller, Entry.Exported exported)
            throws IOException {
        try {
            Json.STRICT.treeToValue(parameters, Catalogue.classOf(query.type()));
        } catch (JsonProcessingException e) {
            throw new Refused(Problem.malformed(e));
        }
        byte[] checked = parameters.toString().getBytes(StandardCharsets.UTF_8);
        return Invocation.ofQuery(caller, query.function()).call(() -> exported.call(checked));
    }
}
