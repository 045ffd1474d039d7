package dev.tense.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Json;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a function says when it fails: a problem if it could still speak, otherwise how its process ended. */
record FunctionError(int status, @Nullable String field, String detail) {
    private static final int UNKNOWN = 500;

    static FunctionError of(String payload) {
        return json(payload)
                .flatMap(error -> json(error.path("errorMessage").asText()))
                .filter(problem -> problem.path("status").isInt())
                .map(problem -> new FunctionError(
                        problem.path("status").intValue(),
                        problem.path("field").textValue(),
                        problem.path("detail").asText()))
                .orElseGet(() -> new FunctionError(UNKNOWN, null, ""));
    }

    /** Empty when the same command may get an answer yet. */
    Optional<CommandFailed> verdict() {
        if (status == 422) {
            return Optional.of(new CommandFailed.IdReused(detail));
        }
        return status < UNKNOWN ? Optional.of(new CommandFailed.Rejected(status, field, detail)) : Optional.empty();
    }

    private static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(Json.MAPPER.readTree(text)).filter(JsonNode::isObject);
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }
}
