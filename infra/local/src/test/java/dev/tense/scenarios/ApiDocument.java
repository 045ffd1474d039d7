package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code docs/openapi.yaml} as somebody reads it who has nothing else. */
record ApiDocument(JsonNode json) {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final Path FILE = Path.of("..", "..", "docs", "openapi.yaml");
    private static final SchemaValidatorsConfig FORMATS_TOO =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    static ApiDocument read() {
        try {
            return new ApiDocument(MAPPER.valueToTree(
                    new Load(LoadSettings.builder().build()).loadFromString(Files.readString(FILE))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What can be done on one path with one method. */
    record Operation(String method, String path, JsonNode json) {
        String id() {
            return json.path("operationId").asText();
        }

        boolean isCommand() {
            return method.equals("POST");
        }

        /** The role that must sign a request; empty where a customer shows a token. */
        String role() {
            return json.at("/security/0/aws/0").asText();
        }

        String example() {
            return json.at("/requestBody/content/application~1json/example").toString();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    Stream<Operation> operations() {
        return json.path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())));
    }

    Operation operation(String id) {
        return operations()
                .filter(operation -> operation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the document has no operation " + id));
    }

    /** What can be asked under a path. */
    Operation get(String path) {
        return new Operation("GET", path, json.path("paths").required(path).required("get"));
    }

    /** Fails unless the document has this status with this kind of content, and the body is what its schema says. */
    void promises(Operation operation, Reply reply) {
        String status = Integer.toString(reply.status());
        assertThat(operation.json().path("responses").has(status))
                .as("%s answers %s %s", operation, status, reply.body())
                .isTrue();
        String type = reply.header("content-type").orElseThrow().replaceFirst(";.*", "");
        JsonNode response = resolved(operation.json().path("responses").path(status));
        JsonNode schema = response.path("content").path(type).path("schema");
        assertThat(schema.isObject())
                .as("%s answers %s with %s", operation, status, type)
                .isTrue();
        assertThat(complaints(schema, reply.json()))
                .as("%s answers %s %s", operation, status, reply.body())
                .isEmpty();
    }

    /** One of the examples of what is answered. */
    JsonNode example(Operation operation, int status, String name) {
        return resolved(operation.json().path("responses").path(Integer.toString(status)))
                .at("/content/application~1json/examples/%s/value".formatted(name));
    }

    private List<String> complaints(JsonNode part, JsonNode instance) {
        ObjectNode schema = MAPPER.createObjectNode();
        schema.set("$defs", json.at("/components/schemas"));
        schema.putArray("allOf").add(part);
        String text = schema.toString().replace("#/components/schemas/", "#/$defs/");
        return JsonSchemaFactory.getInstance(VersionFlag.V202012)
                .getSchema(text, FORMATS_TOO)
                .validate(instance)
                .stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }

    private JsonNode resolved(JsonNode response) {
        return response.has("$ref") ? json.at(response.path("$ref").asText().substring(1)) : response;
    }
}
