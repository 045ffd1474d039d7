package dev.tense.check.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Json;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemasTest {
    private static final Descriptions DESCRIPTIONS = new Descriptions(Map.of(
            Book.class.getName(),
            "A book.",
            Book.class.getName() + "#pages",
            "how many",
            Genre.class.getName(),
            "What it is about.",
            Genre.class.getName() + "#FOR_CHILDREN",
            "Also read by others."));

    private final Schemas schemas = new Schemas("#/$defs/", DESCRIPTIONS);

    record Isbn(@JsonValue @Limits(pattern = "[0-9]{13}") String value) {}

    enum Genre {
        @JsonProperty("for-children")
        FOR_CHILDREN,
        POETRY
    }

    record Book(
            Isbn isbn,
            @Limits(min = 1, max = 80) String title,
            @Limits(min = 2) int pages,
            Genre genre,
            @Nullable Instant lent,
            Map<String, Long> ratings) {}

    record Shelf(@Limits(max = 3) List<Book> books, @Secret String key) {}

    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "was-lent", value = Lent.class),
        @JsonSubTypes.Type(name = "was-sold", value = Sold.class)
    })
    sealed interface Fate {}

    record Lent(boolean often) implements Fate {}

    record Sold() implements Fate {}

    @Test
    void a_record_is_written_as_its_components_are() {
        schemas.written(Book.class);

        assertDefinition("SchemasTest.Book", """
                {"description": "A book.", "type": "object",
                 "properties": {
                  "isbn": {"$ref": "#/$defs/SchemasTest.Isbn"},
                  "title": {"allOf": [{"$ref": "#/$defs/Text"}], "maxLength": 80},
                  "pages": {"type": "integer", "format": "int32", "minimum": 2, "description": "how many"},
                  "genre": {"$ref": "#/$defs/SchemasTest.Genre"},
                  "lent": {"type": "string", "format": "date-time"},
                  "ratings": {"type": "object", "additionalProperties": {"type": "integer", "format": "int64"}}},
                 "required": ["isbn", "title", "pages", "genre", "ratings"]}""");
        assertDefinition("SchemasTest.Isbn", """
                {"type": "string", "pattern": "^[0-9]{13}$"}""");
        assertDefinition("SchemasTest.Genre", """
                {"description": "What it is about.\\n\\n- `for-children`: Also read by others.",
                 "type": "string", "enum": ["for-children", "POETRY"]}""");
    }

    /** At every depth; and null is taken for what may be missing. */
    @Test
    void what_is_read_takes_no_member_that_nobody_knows() {
        schemas.read(Shelf.class);

        assertDefinition("SchemasTest.ShelfInput", """
                {"type": "object",
                 "properties": {
                  "books": {"type": "array", "items": {"$ref": "#/$defs/SchemasTest.BookInput"}, "maxItems": 3},
                  "key": {"type": "string", "format": "password", "writeOnly": true}},
                 "required": ["books", "key"],
                 "additionalProperties": false}""");
        JsonNode book = definition("SchemasTest.BookInput");
        assertThat(book.path("additionalProperties").asBoolean(true)).isFalse();
        assertThat(book.at("/properties/lent")).hasToString("""
                        {"anyOf":[{"type":"string","format":"date-time"},{"type":"null"}]}""");
    }

    @Test
    void a_type_that_is_read_and_written_has_two_schemas_and_its_values_have_one() {
        schemas.read(Shelf.class);
        schemas.written(Shelf.class);

        assertThat(schemas.definitions())
                .containsOnlyKeys(
                        "SchemasTest.Book",
                        "SchemasTest.BookInput",
                        "SchemasTest.Genre",
                        "SchemasTest.Isbn",
                        "SchemasTest.Shelf",
                        "SchemasTest.ShelfInput",
                        "Text");
    }

    @Test
    void of_a_sealed_type_each_case_says_which_one_it_is() {
        schemas.written(Fate.class);

        assertDefinition("SchemasTest.Fate", """
                {"oneOf": [{"$ref": "#/$defs/SchemasTest.Lent"}, {"$ref": "#/$defs/SchemasTest.Sold"}]}""");
        assertDefinition("SchemasTest.Lent", """
                {"type": "object",
                 "properties": {"kind": {"type": "string", "const": "was-lent"}, "often": {"type": "boolean"}},
                 "required": ["kind", "often"]}""");
        assertDefinition("SchemasTest.Sold", """
                {"type": "object",
                 "properties": {"kind": {"type": "string", "const": "was-sold"}},
                 "required": ["kind"]}""");
    }

    @Test
    void two_types_of_one_name_are_refused() {
        schemas.written(dev.tense.check.schema.library.Loan.class);

        assertThatExceptionOfType(SchemaProblem.class)
                .isThrownBy(() -> schemas.written(dev.tense.check.schema.shop.Loan.class))
                .withMessageContaining("would both be called Loan");
    }

    @Test
    void a_type_with_the_name_of_a_schema_that_the_document_has_already_is_refused() {
        schemas.written(dev.tense.check.schema.library.Loan.class);

        assertThatExceptionOfType(SchemaProblem.class)
                .isThrownBy(() -> schemas.addTo((ObjectNode) json("""
                        {"schemas": {"Loan": {"type": "string"}}}""")))
                .withMessageContaining("a schema Loan of its own");
    }

    @ParameterizedTest
    @ValueSource(classes = {Object.class, JsonNode.class, Thread.class})
    void what_can_be_anything_is_refused(Class<?> type) {
        assertThatExceptionOfType(SchemaProblem.class)
                .isThrownBy(() -> schemas.written(type))
                .withMessageContaining("can be written as anything");
    }

    @Test
    void limits_that_a_type_cannot_have_are_refused() {
        record Loose(@Limits(max = 1) boolean bound) {}

        assertThatExceptionOfType(SchemaProblem.class)
                .isThrownBy(() -> schemas.written(Loose.class))
                .withMessageContaining("are no limits for");
    }

    private void assertDefinition(String name, String json) {
        assertThat(definition(name)).hasToString(json(json).toString());
    }

    private JsonNode definition(String name) {
        return Objects.requireNonNull(schemas.definitions().get(name), name);
    }

    private static JsonNode json(String text) {
        return Json.parse(text, JsonNode.class);
    }
}
