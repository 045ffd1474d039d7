package dev.tense.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Json;
import java.util.Set;

/** What a caller gets over HTTP. */
record Reply(int status, String text) {
    private static final Set<Integer> NOT_FINAL = Set.of(202, 500, 503);

    /** The gateway's own answer when a process ended without one. */
    static final Reply DIED = new Reply(500, "{\"message\":\"Internal Server Error\"}");

    /** The gateway's own answer when it waited long enough. */
    static final Reply TIMED_OUT = new Reply(503, "{\"message\":\"Service Unavailable\"}");

    static Reply of(String answer) {
        JsonNode response = Json.parse(answer, JsonNode.class);
        return new Reply(
                response.path("statusCode").asInt(), response.path("body").asText());
    }

    JsonNode body() {
        return Json.parse(text, JsonNode.class);
    }

    String text(String field) {
        return body().path(field).asText();
    }

    /** Whether the caller has nothing more to wait for. */
    boolean isFinal() {
        return !NOT_FINAL.contains(status);
    }
}
