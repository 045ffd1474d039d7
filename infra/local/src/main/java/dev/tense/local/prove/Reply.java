package dev.tense.local.prove;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.wire.Json;
import java.nio.charset.StandardCharsets;

/** What the HTTP API said. */
record Reply(int status, String body) {
    JsonNode json() {
        return Json.parse(body.getBytes(StandardCharsets.UTF_8)).orElseGet(Json::object);
    }

    String text(String field) {
        return json().path(field).asText();
    }

    /** A command with this reply need not be sent again. */
    boolean isFinal() {
        return !isFailure() && status != 202;
    }

    boolean isFailure() {
        return status >= 500 || status == 429;
    }
}
