package dev.tense.local.prove;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the public API tells about an order, oldest first, and the status it tells it with. */
record Timeline(int status, List<Entry> entries) {
    private static final String CREATED = "orders.order-created.v1";
    private static final String PLACED = "orders.order-placed.v1";
    private static final String CANCELLED = "orders.order-cancelled.v1";

    /** One for each mail, and what shipping says again to an order that was not there to hear it (decision 0024). */
    private static final Set<String> MAY_REPEAT = Set.of(
            "notifications.email-sent.v1",
            "shipping.shipping-preparation-failed.v1",
            "shipping.shipment-called-off.v1");

    Timeline {
        entries = List.copyOf(entries);
    }

    /** One command, event or reaction. */
    record Entry(String at, String kind, String name, String status, int attempts, String cause) {
        static Entry of(JsonNode json) {
            return new Entry(
                    json.path("at").asText(),
                    json.path("kind").asText(),
                    json.path("name").asText(),
                    json.path("status").asText(),
                    json.path("attempts").asInt(),
                    json.path("cause").asText(""));
        }

        private Instant time() {
            return Instant.parse(at);
        }

        boolean isOpen() {
            return kind.equals("reaction") && !status.equals("done");
        }

        private String arrow() {
            String time = at.length() > 19
                    ? at.substring(11, Math.min(23, at.length())).replace("Z", "")
                    : at;
            String note = status.equals("done")
                    ? ""
                    : " (" + status.toUpperCase(Locale.ROOT) + ", attempt " + attempts + " " + cause + ")";
            return switch (kind) {
                case "command" -> "    Sender->>Tense: %s %s%s".formatted(time, name, note);
                case "event" -> "    Note over Tense: %s %s".formatted(time, name);
                default -> "    Tense%sReactions: %s %s%s".formatted(isOpen() ? "-x" : "->>", time, name, note);
            };
        }
    }

    static Timeline of(Api api, String order) {
        Reply reply = api.get("/orders/" + order + "/timeline");
        return new Timeline(
                reply.status(),
                reply.json().path("entries").valueStream().map(Entry::of).toList());
    }

    /** Without its beginning it says nothing about what is missing. */
    boolean begins() {
        return status == 200 && first(CREATED).isPresent();
    }

    /** Nothing is to be done any more. */
    boolean isDone() {
        return begins() && open().isEmpty();
    }

    boolean wasPlaced() {
        return first(PLACED).isPresent();
    }

    /** How long after its creation the order was cancelled, if it was. */
    Optional<Duration> ageWhenCancelled() {
        return first(CREATED)
                .flatMap(created ->
                        first(CANCELLED).map(cancelled -> Duration.between(created.time(), cancelled.time())));
    }

    private Optional<Entry> first(String event) {
        return entries.stream()
                .filter(entry -> entry.kind().equals("event") && entry.name().equals(event))
                .findFirst();
    }

    /** The reactions that are not done. */
    List<Entry> open() {
        return entries.stream().filter(Entry::isOpen).toList();
    }

    /** The events that happened more often than once and must not. */
    List<String> repeated() {
        return entries.stream()
                .filter(entry -> entry.kind().equals("event") && !MAY_REPEAT.contains(entry.name()))
                .collect(Collectors.groupingBy(Entry::name, Collectors.counting()))
                .entrySet()
                .stream()
                .filter(event -> event.getValue() > 1)
                .map(event -> event.getKey() + " x " + event.getValue())
                .toList();
    }

    /** As a sequence diagram. */
    String mermaid() {
        return entries.stream().map(Entry::arrow).collect(Collectors.joining("\n", """
                        sequenceDiagram
                            participant Sender
                            participant Tense
                            participant Reactions
                        """, "\n"));
    }
}
