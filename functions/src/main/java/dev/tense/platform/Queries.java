package dev.tense.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Runs the exported query. */
@Singleton
class Queries {
    byte[] run(Catalogue.Query query, byte[] body, Entry.Exported exported) throws IOException {
        return run(query, Commands.object(Utf8.text(body)), exported);
    }

    byte[] run(Catalogue.Query query, ObjectNode parameters, Entry.Exported exported) throws IOException {
        try {
            Json.STRICT.treeToValue(parameters, Catalogue.classOf(query.type()));
        } catch (JsonProcessingException e) {
            throw new Refused(Problem.malformed(e));
        }
        return exported.call(parameters.toString().getBytes(StandardCharsets.UTF_8));
    }
}
