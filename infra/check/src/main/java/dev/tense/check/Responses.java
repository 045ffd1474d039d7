package dev.tense.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The responses of one operation by status. */
final class Responses {
    private static final String JSON = "application/json";

    private final JsonNode components;
    private final SortedMap<Integer, List<Reply>> replies = new TreeMap<>();
    private final SortedMap<Integer, String> problems = new TreeMap<>();

    /** The components are those that the document is begun with. */
    Responses(JsonNode components) {
        this.components = components;
    }

    void add(int status, Reply reply) {
        replies.computeIfAbsent(status, _ -> new ArrayList<>()).add(reply);
    }

    /** What else comes with a status, by the name of its component. */
    void add(int status, String component) {
        problems.put(status, component);
    }

    ObjectNode render() {
        var statuses = new TreeMap<Integer, ObjectNode>();
        problems.forEach((status, problem) -> statuses.put(status, Operations.component("responses", problem)));
        replies.forEach((status, all) -> statuses.put(status, response(all, problems.get(status))));
        var responses = Json.MAPPER.createObjectNode();
        statuses.forEach((status, response) -> responses.set(Integer.toString(status), response));
        return responses;
    }

    private ObjectNode response(List<Reply> all, @Nullable String problem) {
        JsonNode other = components.path("responses").path(problem == null ? "" : problem);
        var response = Json.MAPPER.createObjectNode().put("description", description(all, other));
        ObjectNode headers = headers(all, other);
        if (!headers.isEmpty()) {
            response.set("headers", headers);
        }
        ObjectNode content = response.putObject("content");
        JsonNode besides = other.path("content");
        content.set(JSON, body(all, besides.path(JSON)));
        besides.properties().stream()
                .filter(type -> !type.getKey().equals(JSON))
                .forEach(type -> content.set(type.getKey(), type.getValue()));
        return response;
    }

    private static String description(List<Reply> all, JsonNode problem) {
        var lines = new ArrayList<>(all.stream().map(Responses::description).toList());
        if (problem.has("description")) {
            lines.add("A problem: " + problem.path("description").asText());
        }
        return lines.size() == 1
                ? lines.getFirst()
                : lines.stream().map("- "::concat).collect(Collectors.joining("\n"));
    }

    private static String description(Reply reply) {
        return reply.name().isEmpty() ? reply.description() : "`%s`: %s".formatted(reply.name(), reply.description());
    }

    private static ObjectNode headers(List<Reply> all, JsonNode problem) {
        var headers = Json.MAPPER.createObjectNode();
        all.forEach(reply -> reply.headers()
                .forEach(name -> headers.set(name, Operations.component("headers", name.replace("-", "")))));
        problem.path("headers").properties().forEach(header -> headers.set(header.getKey(), header.getValue()));
        return headers;
    }

    /** What the gateway says by itself is JSON, too. */
    private static ObjectNode body(List<Reply> all, JsonNode gateway) {
        List<JsonNode> schemas = Stream.concat(
                        all.stream().map(Reply::schema),
                        Stream.of(gateway.path("schema")).filter(JsonNode::isObject))
                .toList();
        var body = Json.MAPPER.createObjectNode();
        if (schemas.size() == 1) {
            body.set("schema", schemas.getFirst());
        } else {
            body.putObject("schema").putArray("oneOf").addAll(schemas);
        }
        all.stream()
                .filter(reply -> !reply.example().isMissingNode())
                .forEach(reply -> body.withObjectProperty("examples")
                        .putObject(reply.name())
                        .set("value", reply.example()));
        return body;
    }
}
