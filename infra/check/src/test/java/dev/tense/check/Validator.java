package dev.tense.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersionDetector;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.regex.RegularExpression;
import dev.tense.messaging.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** A JSON Schema as networknt's validator understands it: nobody here wrote that. */
public record Validator(JsonSchema schema) {
    private static final SchemaValidatorsConfig CONFIG = SchemaValidatorsConfig.builder()
            .formatAssertionsEnabled(true)
            .regularExpressionFactory(Validator::asInEcmaScript)
            .build();

    public static Validator of(JsonNode schema) {
        return new Validator(factory(schema).getSchema(schema, CONFIG));
    }

    /** What a document that is being generated says of a part of its own. */
    static Validator of(JsonNode document, String dialect, JsonNode part) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("$schema", dialect);
        schema.set("components", document.required("components"));
        schema.putArray("allOf").add(part);
        return of(schema);
    }

    /** The schema of schemas that a schema names as its own. */
    public static Validator ofSchemas(JsonNode schema) {
        return new Validator(factory(schema)
                .getSchema(SchemaLocation.of(schema.required("$schema").asText()), CONFIG));
    }

    /** One of the files in {@code foreign}. */
    static Validator foreign(String file) {
        try (var json = Validator.class.getResourceAsStream("/foreign/" + file)) {
            return of(Json.MAPPER.readTree(Objects.requireNonNull(json, file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** JSON Schema speaks ECMAScript, where the end is the end; in Java a line break may follow it. */
    private static RegularExpression asInEcmaScript(String regex) {
        Pattern pattern = Pattern.compile(regex.replaceFirst("\\$$", "\\\\z"));
        return text -> pattern.matcher(text).find();
    }

    private static JsonSchemaFactory factory(JsonNode schema) {
        return JsonSchemaFactory.getInstance(SpecVersionDetector.detect(schema));
    }

    /** What is wrong with a document; nothing where it is as it should be. */
    public List<String> complaints(JsonNode document) {
        return schema.validate(document).stream()
                .map(ValidationMessage::getMessage)
                .toList();
    }
}
