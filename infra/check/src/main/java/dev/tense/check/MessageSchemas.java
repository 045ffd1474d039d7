package dev.tense.check;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.schema.Descriptions;
import dev.tense.check.schema.Schemas;
import dev.tense.messaging.Json;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** {@code docs/schemas}: a JSON Schema for each command, for what it is answered, for each event and for each query's result. */
final class MessageSchemas {
    static final String FOLDER = "docs/schemas";

    private static final ObjectWriter WRITER = Json.MAPPER.writer(new DefaultPrettyPrinter()
            .withSeparators(Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER)));

    private final Descriptions descriptions;

    MessageSchemas(Descriptions descriptions) {
        this.descriptions = descriptions;
    }

    /** The files by their path in the project. */
    SortedMap<String, String> render(Catalogue catalogue) {
        var files = new TreeMap<String, String>();
        catalogue.commands().forEach(command -> {
            put(
                    files,
                    "commands",
                    command.function(),
                    schemas -> schemas.read(Contract.of(command)),
                    List.of(Contract.golden(command)));
            put(
                    files,
                    "answers",
                    command.function(),
                    schemas -> schemas.written(Contract.answers(command)),
                    command.answers().stream()
                            .map(answer -> Contract.golden(command, answer))
                            .toList());
        });
        catalogue
                .events()
                .forEach(event -> put(
                        files,
                        "events",
                        event.name(),
                        schemas -> schemas.written(Contract.of(event)),
                        List.of(Contract.golden(event))));
        catalogue
                .queries()
                .forEach(query -> put(
                        files,
                        "results",
                        query.function(),
                        schemas -> schemas.written(Contract.result(query)),
                        List.of()));
        return files;
    }

    private void put(
            SortedMap<String, String> files,
            String kind,
            String name,
            Function<Schemas, ObjectNode> root,
            List<JsonNode> examples) {
        var schemas = new Schemas("#/$defs/", descriptions);
        ObjectNode reference = root.apply(schemas);
        var schema = Json.MAPPER
                .createObjectNode()
                .put("$comment", Template.MARKER)
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:tense:schema:%s:%s".formatted(kind, name))
                .put("title", schemas.nameOf(reference));
        schema.setAll(schemas.definition(reference));
        List<JsonNode> golden = examples.stream().filter(JsonNode::isObject).toList();
        if (!golden.isEmpty()) {
            schema.putArray("examples").addAll(golden);
        }
        var others = new TreeMap<>(schemas.definitions());
        others.remove(schemas.nameOf(reference));
        if (!others.isEmpty()) {
            schema.putObject("$defs").setAll(others);
        }
        files.put("%s/%s/%s.json".formatted(FOLDER, kind, name), text(schema));
    }

    private static String text(ObjectNode schema) {
        try {
            return WRITER.writeValueAsString(schema) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
