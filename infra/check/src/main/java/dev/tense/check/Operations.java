package dev.tense.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.Catalogue.Command;
import dev.tense.check.Catalogue.Query;
import dev.tense.check.SamView.Route;
import dev.tense.check.schema.Descriptions;
import dev.tense.check.schema.Schemas;
import dev.tense.messaging.Json;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Map;

/** What can be done over HTTP, in the words of OpenAPI. */
final class Operations {
    private static final Map<Integer, String> PROBLEMS = Map.of(
            401, "Unauthorized",
            403, "Forbidden",
            429, "TooManyRequests",
            500, "InternalError",
            503, "Unavailable");

    private static final Map<Integer, String> PROBLEMS_OF_A_BODY =
            Map.of(400, "InvalidInput", 413, "TooLarge", 415, "UnsupportedMediaType", 422, "IdReused");

    private static final Map<Integer, String> PROBLEMS_OF_A_PATH = Map.of(400, "InvalidInput", 404, "NotFound");

    private final JsonNode components;
    private final Schemas schemas;
    private final Descriptions descriptions;

    /** The components are those that the document is begun with. */
    Operations(JsonNode components, Schemas schemas, Descriptions descriptions) {
        this.components = components;
        this.schemas = schemas;
        this.descriptions = descriptions;
    }

    ObjectNode of(Command command, Route route) {
        Class<?> type = Contract.of(command);
        ObjectNode operation = begin(command.function(), command.name(), command.context(), type);
        var parameters = operation.putArray("parameters").add(component("parameters", "IdempotencyKey"));
        if (command.isQueueable()) {
            parameters.add(component("parameters", "Prefer"));
        }
        parameters.add(component("parameters", "Traceparent"));
        ObjectNode content = operation
                .putObject("requestBody")
                .put("required", true)
                .putObject("content")
                .putObject("application/json");
        content.set("schema", schemas.read(type));
        JsonNode golden = Contract.golden(command);
        if (golden.isObject()) {
            content.set("example", golden);
        }
        var responses = new Responses(components);
        new Replies(schemas, descriptions).of(command, route, responses::add);
        PROBLEMS_OF_A_BODY.forEach(responses::add);
        return end(operation, responses);
    }

    ObjectNode of(Query query) {
        Class<?> type = Contract.of(query);
        ObjectNode operation = begin(query.function(), type.getSimpleName(), query.context(), type);
        for (RecordComponent component : type.getRecordComponents()) {
            operation
                    .withArrayProperty("parameters")
                    .addObject()
                    .put("name", component.getName())
                    .put("in", "path")
                    .put("required", true)
                    .set("schema", schemas.read(component.getType()));
        }
        var responses = new Responses(components);
        Class<?> result = Contract.result(query);
        responses.add(
                200,
                new Reply(
                        "",
                        descriptions.of(result).orElse(result.getSimpleName()),
                        schemas.written(result),
                        List.of(),
                        MissingNode.getInstance()));
        if (type.getRecordComponents().length > 0) {
            PROBLEMS_OF_A_PATH.forEach(responses::add);
        }
        return end(operation, responses);
    }

    /** Completes the operation that the document is begun with. */
    ObjectNode end(ObjectNode operation) {
        var responses = new Responses(components);
        PROBLEMS_OF_A_PATH.forEach(responses::add);
        PROBLEMS.forEach(responses::add);
        operation.withObjectProperty("responses").setAll(responses.render());
        return operation;
    }

    private ObjectNode begin(String function, String summary, String context, Class<?> type) {
        ObjectNode operation =
                Json.MAPPER.createObjectNode().put("operationId", function).put("summary", summary);
        descriptions.of(type).ifPresent(text -> operation.put("description", text));
        operation.putArray("tags").add(context);
        return operation;
    }

    private static ObjectNode end(ObjectNode operation, Responses responses) {
        PROBLEMS.forEach(responses::add);
        return operation.set("responses", responses.render());
    }

    static ObjectNode component(String kind, String name) {
        return Json.MAPPER.createObjectNode().put("$ref", "#/components/%s/%s".formatted(kind, name));
    }
}
