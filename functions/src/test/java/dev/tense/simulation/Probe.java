package dev.tense.simulation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** A subscriber to every topic that only remembers. It gets each event at least once, as every subscriber does. */
final class Probe {
    private record Heard(String envelope, JsonNode event) {}

    private final Map<String, Heard> heard = new LinkedHashMap<>();
    private final List<String> differing = new ArrayList<>();
    private Consumer<String> created = order -> {};

    /** Lets somebody hear of every order that is created. */
    void onCreated(Consumer<String> listener) {
        created = listener;
    }

    void received(String envelope) {
        JsonNode event = Json.parse(envelope, JsonNode.class);
        String id = event.path("id").asText();
        Heard before = heard.putIfAbsent(id, new Heard(envelope, event));
        if (before == null && event.path("type").asText().startsWith("orders.order-created.")) {
            created.accept(event.path("subject").asText());
        }
        if (before != null && !before.envelope().equals(envelope)) {
            differing.add(id);
        }
    }

    /** Events that came twice with different bytes. */
    List<String> differing() {
        return differing;
    }

    /** When a fact happened to a subject, as its event says. */
    Instant time(String fact, String subject) {
        return events().stream()
                .filter(event -> event.path("type").asText().startsWith(fact + ".v"))
                .filter(event -> event.path("subject").asText().equals(subject))
                .map(event -> Instant.parse(event.path("time").asText()))
                .findFirst()
                .orElse(Instant.EPOCH);
    }

    /** How many subjects an event of this fact was heard about. */
    int subjects(String fact) {
        return (int) events().stream()
                .filter(event -> event.path("type").asText().startsWith(fact + ".v"))
                .map(event -> event.path("subject").asText())
                .distinct()
                .count();
    }

    /** Every event once. */
    List<JsonNode> events() {
        return heard.values().stream().map(Heard::event).toList();
    }
}
