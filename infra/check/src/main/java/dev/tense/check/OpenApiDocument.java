package dev.tense.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.Catalogue.Command;
import dev.tense.check.Catalogue.Query;
import dev.tense.check.Catalogue.SystemFunction;
import dev.tense.check.Catalogue.Trigger;
import dev.tense.check.SamView.Route;
import dev.tense.check.schema.Descriptions;
import dev.tense.check.schema.Schemas;
import dev.tense.messaging.Json;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** {@code docs/openapi.yaml}: what may be asked over HTTP, by whom, and every answer. */
final class OpenApiDocument {
    static final String FILE = "docs/openapi.yaml";

    private static final String PREFIX = "#/components/schemas/";
    private static final String STATUS = "/commands/{commandId}";

    private final ObjectNode document = Yaml.resource("openapi.yaml");
    private final Schemas schemas;
    private final Descriptions descriptions;
    private final Operations operations;

    private OpenApiDocument(Descriptions descriptions) {
        this.descriptions = descriptions;
        this.schemas = new Schemas(PREFIX, descriptions);
        this.operations = new Operations(document.required("components"), schemas, descriptions);
    }

    static String render(Catalogue catalogue, Descriptions descriptions) {
        return Yaml.write(new OpenApiDocument(descriptions).of(catalogue));
    }

    private ObjectNode of(Catalogue catalogue) {
        var status = (ObjectNode) document.required("paths").required(STATUS).required("get");
        document.putObject("paths");
        catalogue.commands().forEach(this::add);
        catalogue.queries().forEach(this::add);
        catalogue.system().stream()
                .filter(system -> system.trigger() == Trigger.COMMAND_STATUS)
                .forEach(system -> addStatus(system, operations.end(status)));
        document.set("tags", tags(catalogue));
        putSchemas(catalogue);
        return document;
    }

    private void add(Command command) {
        List<Route> routes = Routes.of(command);
        ObjectNode first = operations.of(command, routes.getFirst());
        for (Route route : routes) {
            ObjectNode operation = operations.of(command, route);
            ObjectNode own = route.id().isEmpty() ? operation : again(route, operation, first);
            add(route, Security.of(route, command.callers()), own);
        }
    }

    private void add(Query query) {
        ObjectNode operation = operations.of(query);
        Routes.of(query).forEach(route -> add(route, Security.of(route, query.callers()), operation.deepCopy()));
    }

    private void addStatus(SystemFunction system, ObjectNode operation) {
        Routes.ofCommandStatus(system.function())
                .forEach(route -> add(route, Security.ofEverybody(route), operation.deepCopy()));
    }

    /** A second route to a function differs in who may use it. */
    private void add(Route route, ArrayNode security, ObjectNode operation) {
        if (!route.id().isEmpty()) {
            String id = operation.path("operationId").asText();
            operation.put("operationId", route.id().toLowerCase(Locale.ROOT) + "-" + id);
        }
        operation.set("security", security);
        document.withObjectProperty("paths").withObjectProperty(path(route)).set(method(route), operation);
    }

    /** What is long is said once. */
    private static ObjectNode again(Route route, ObjectNode operation, ObjectNode first) {
        String said = "#/paths/~1commands~1%s/%s/"
                .formatted(operation.path("operationId").asText(), method(route));
        ObjectNode again = operation.deepCopy();
        again.putObject("requestBody").put("$ref", said + "requestBody");
        first.required("responses")
                .propertyStream()
                .filter(response -> !response.getValue().has("$ref"))
                .filter(response -> response.getValue()
                        .equals(operation.required("responses").get(response.getKey())))
                .forEach(response -> again.withObjectProperty("responses")
                        .putObject(response.getKey())
                        .put("$ref", said + "responses/" + response.getKey()));
        return again;
    }

    /** The key of a route: {@code POST /commands/place-order}. */
    private static String method(Route route) {
        return route.key().substring(0, route.key().indexOf(' ')).toLowerCase(Locale.ROOT);
    }

    private static String path(Route route) {
        return route.key().substring(route.key().indexOf(' ') + 1);
    }

    private JsonNode tags(Catalogue catalogue) {
        var contexts = new TreeMap<String, Class<?>>();
        catalogue.queries().forEach(query -> contexts.put(query.context(), Contract.of(query)));
        catalogue.commands().forEach(command -> contexts.put(command.context(), Contract.of(command)));
        var tags = Json.MAPPER.createArrayNode();
        contexts.forEach((context, type) -> {
            var tag = tags.addObject().put("name", context);
            descriptions.ofPackage(type).ifPresent(text -> tag.put("description", text));
        });
        return tags;
    }

    private void putSchemas(Catalogue catalogue) {
        var components = (ObjectNode) document.required("components");
        schemas.addTo(components);
        catalogue.commands().forEach(command -> {
            ObjectNode reference = schemas.read(Contract.of(command));
            components
                    .withObjectProperty("schemas")
                    .set(schemas.nameOf(reference), withKeyInHeader(schemas.definition(reference)));
        });
    }

    /** Over HTTP the id may stand in a header. */
    private static ObjectNode withKeyInHeader(ObjectNode command) {
        ObjectNode changed = command.deepCopy();
        changed.withArrayProperty("required").removeIf(name -> name.asText().equals("commandId"));
        changed.withObjectProperty("properties")
                .withObjectProperty("commandId")
                .put("description", "Needed, unless the header `Idempotency-Key` is there.");
        return changed;
    }
}
