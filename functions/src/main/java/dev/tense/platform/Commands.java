package dev.tense.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Caller;
import dev.tense.messaging.Command;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Fingerprint;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Json;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Runs the exported command: checks the input strictly before Funqy, which forgives too much, gets to see it. */
@Singleton
class Commands {
    /**
     * A command as it came.
     *
     * @param idempotencyKey the header that may stand for the body's {@code commandId}
     */
    record Request(
            String body,
            Caller caller,
            @Nullable String idempotencyKey,
            @Nullable String traceparent) {
        static Request direct(byte[] payload) {
            return new Request(Utf8.text(payload), Caller.INVOKER, null, null);
        }
    }

    /** A command that keeps to its contract; it is run once. */
    record Checked(CommandId id, ObjectNode json, Invocation invocation) {
        /** The command's answer as JSON. */
        byte[] run(Entry.Exported exported) throws IOException {
            byte[] checked = json.toString().getBytes(StandardCharsets.UTF_8);
            return invocation.call(() -> exported.call(checked));
        }
    }

    /** The command's answer as JSON. */
    byte[] run(Catalogue.Command command, Request request, Entry.Exported exported) throws IOException {
        return check(command, request).run(exported);
    }

    Checked check(Catalogue.Command command, Request request) throws IOException {
        ObjectNode json = object(request.body());
        applyKey(json, request.idempotencyKey());
        Class<?> type = Catalogue.classOf(command.type());
        Command<?> parsed = parse(json, type);
        var invocation = Invocation.ofCommand(
                request.caller(),
                command.name(),
                parsed.commandId(),
                Fingerprint.of(type, json),
                request.traceparent());
        return new Checked(parsed.commandId(), json, invocation);
    }

    private static Command<?> parse(ObjectNode json, Class<?> type) {
        try {
            return (Command<?>) Json.STRICT.treeToValue(json, type);
        } catch (JsonProcessingException e) {
            throw new Refused(Problem.malformed(e));
        }
    }

    private static void applyKey(ObjectNode json, @Nullable String key) {
        if (key == null) {
            return;
        }
        JsonNode inBody = json.get("commandId");
        if (inBody != null && !inBody.equals(json.textNode(key))) {
            throw new Refused(Problem.invalid("commandId", "must equal the Idempotency-Key header, or be left out"));
        }
        json.put("commandId", key);
    }

    static ObjectNode object(String body) throws IOException {
        try {
            if (Json.STRICT.readTree(body) instanceof ObjectNode object) {
                return object;
            }
            throw new Refused(Problem.invalid("body", "must be a JSON object"));
        } catch (JsonProcessingException e) {
            throw new Refused(Problem.malformed(e));
        }
    }
}
