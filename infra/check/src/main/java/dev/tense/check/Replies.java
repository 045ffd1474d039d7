package dev.tense.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.Catalogue.Answer;
import dev.tense.check.Catalogue.Command;
import dev.tense.check.SamView.Route;
import dev.tense.check.schema.Descriptions;
import dev.tense.check.schema.Schemas;
import dev.tense.messaging.Json;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** The answers of a command on one of its routes by their status; one with a reason may have several. */
record Replies(Schemas schemas, Descriptions descriptions) {
    private static final int ACCEPTED = 202;

    void of(Command command, Route route, BiConsumer<Integer, Reply> found) {
        for (Answer answer : command.answers()) {
            Class<?> type = Contract.of(answer);
            ObjectNode reference = schemas.written(type);
            JsonNode golden = Contract.golden(command, answer);
            byStatus(answer, reference)
                    .forEach((status, reasons) -> found.accept(
                            status,
                            new Reply(
                                    answer.result(),
                                    descriptions.of(type).orElse(answer.result()),
                                    limited(reference, reasons),
                                    headers(reference),
                                    isOneOf(reasons, golden) ? golden : MissingNode.getInstance())));
        }
        if (command.isQueueable()) {
            found.accept(ACCEPTED, accepted(command, route));
        }
    }

    /** The reasons that go with a status; none where the status goes with all of them. */
    private SortedMap<Integer, List<String>> byStatus(Answer answer, ObjectNode reference) {
        var byStatus = new TreeMap<Integer, List<String>>();
        codes(answer, reference)
                .forEach(code -> byStatus.merge(
                        answer.reasons().getOrDefault(code, answer.status()), List.of(code), Replies::both));
        return byStatus.size() > 1
                ? byStatus
                : new TreeMap<>(Map.of(byStatus.isEmpty() ? answer.status() : byStatus.firstKey(), List.of()));
    }

    private List<String> codes(Answer answer, ObjectNode reference) {
        if (answer.reasons().isEmpty()) {
            return List.of();
        }
        var reason = (ObjectNode)
                schemas.definition(reference).required("properties").required("reason");
        return schemas.definition(reason)
                .required("enum")
                .valueStream()
                .map(JsonNode::asText)
                .toList();
    }

    private static List<String> both(List<String> some, List<String> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static ObjectNode limited(ObjectNode reference, List<String> reasons) {
        if (reasons.isEmpty()) {
            return reference;
        }
        var limited = Json.MAPPER.createObjectNode();
        var codes = limited.putArray("allOf")
                .add(reference)
                .addObject()
                .putObject("properties")
                .putObject("reason")
                .putArray("enum");
        reasons.forEach(codes::add);
        return limited;
    }

    private List<String> headers(ObjectNode reference) {
        return schemas.definition(reference).path("properties").has("retryAfterSeconds")
                ? List.of("Retry-After")
                : List.of();
    }

    private static boolean isOneOf(List<String> reasons, JsonNode golden) {
        return reasons.isEmpty() || reasons.contains(golden.path("reason").asText());
    }

    private static Reply accepted(Command command, Route route) {
        String id = Contract.golden(command).path("commandId").asText();
        String location = Routes.commandStatus(route, id);
        var example = Json.MAPPER
                .createObjectNode()
                .put("commandId", id)
                .put("command", command.function())
                .put("location", location);
        return new Reply(
                "respond-async",
                "It was sent with `Prefer: respond-async`. It is taken and will be run soon.",
                Operations.component("schemas", "Accepted"),
                List.of("Location", "Preference-Applied"),
                example);
    }
}
