package dev.tense.scenarios;

import com.fasterxml.jackson.databind.JsonNode;

/** A line of an order's timeline. */
record Entry(String kind, String name, String status, int attempts, String cause) {
    static Entry of(JsonNode json) {
        return new Entry(
                json.path("kind").asText(),
                json.path("name").asText(),
                json.path("status").asText(),
                json.path("attempts").asInt(),
                json.path("cause").asText());
    }

    static Entry command(String name) {
        return new Entry("command", name, "done", 1, "");
    }

    static Entry event(String name) {
        return new Entry("event", name, "done", 1, "");
    }

    static Entry done(String reaction) {
        return new Entry("reaction", reaction, "done", 1, "");
    }
}
