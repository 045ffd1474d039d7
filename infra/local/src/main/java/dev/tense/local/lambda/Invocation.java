package dev.tense.local.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.UUID;

/** What a function is asked. */
@SuppressWarnings("ArrayRecordComponent") // bodies are never compared
public record Invocation(String requestId, String functionArn, byte[] payload, Optional<JsonNode> clientContext) {
    public static Invocation of(String functionArn, byte[] payload) {
        return new Invocation(UUID.randomUUID().toString(), functionArn, payload, Optional.empty());
    }

    Invocation with(Optional<JsonNode> client) {
        return new Invocation(requestId, functionArn, payload, client);
    }
}
