package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.Catalogue.Command;
import dev.tense.check.schema.Descriptions;
import dev.tense.contract.values.OrderLine;
import dev.tense.messaging.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The schema of a command and the front door judge alike: whatever is changed in a golden command, both refuse it or neither does.
 * The door is {@link Json#STRICT} with the records' constructors.
 */
class SchemaAndDoorTest {
    private static final Map<String, JsonNode> SCHEMAS = new HashMap<>();

    static {
        new MessageSchemas(Descriptions.load())
                .render(Samples.committed())
                .forEach((file, text) -> SCHEMAS.put(file, Json.parse(text, JsonNode.class)));
    }

    /** A command with one thing changed. */
    record Variant(String change, JsonNode json) {}

    /** What no schema can say, so that the door alone refuses it. */
    private static final List<String> KNOWN_TO_THE_DOOR_ALONE = Stream.of(
                    // how many decimals go with a currency, and which currencies there are
                    each(
                            List.of("/amount", "/price"),
                            "amount = \"0\"",
                            "amount = \"24\"",
                            "amount = \"24.999\"",
                            "amount = \"24.9999\"",
                            "currency = \"CLF\"",
                            "currency = \"JPY\"",
                            "currency = \"KWD\"",
                            "currency = \"XAU\""),
                    // how much an amount may be, and that a price is not as high: they are texts
                    each(List.of("/amount", "/price"), "amount = \"10000000000000.01\""),
                    each(List.of("/price"), "amount = \"9999999999999.99\"", "amount = \"10000000000000.00\""),
                    // which countries there are
                    Stream.of("/shippingAddress: country = \"XX\""),
                    // that a product is there once
                    Stream.of("/items: the first line again"),
                    // that a whole number is written as one
                    each(List.of("", "/items/0"), "quantity = 1.0"),
                    // that a text has no half characters
                    Stream.of(": fullName = half a character", ": name = half a character"),
                    Stream.of("/paymentMethod: token = half a character"),
                    each(
                            List.of("/shippingAddress"),
                            "name = half a character",
                            "street = half a character",
                            "city = half a character",
                            "postalCode = half a character"))
            .flatMap(changes -> changes)
            .toList();

    private static Stream<String> each(List<String> pointers, String... changes) {
        return pointers.stream().flatMap(pointer -> Stream.of(changes).map(change -> pointer + ": " + change));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothing_that_the_door_takes_is_refused_by_the_schema(Command command) {
        assertThat(tooStrict(command, schema(command))).isEmpty();
    }

    @Test
    void what_the_door_refuses_is_refused_by_the_schema_but_for_what_no_schema_can_say() {
        assertThat(commands().stream()
                        .flatMap(command -> tooLenient(command, schema(command)).stream())
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(KNOWN_TO_THE_DOOR_ALONE);
    }

    @Test
    void a_schema_with_other_bounds_than_the_constructor_is_found() {
        Command restock = command("restock-inventory");
        ObjectNode fewer = schema(restock).deepCopy();
        fewer.withObject("/properties/quantity").put("maximum", 999_999);
        ObjectNode more = schema(restock).deepCopy();
        more.withObject("/properties/quantity").put("maximum", 1_000_001);
        ObjectNode open = schema(restock).deepCopy();
        open.remove("additionalProperties");

        assertThat(tooStrict(restock, fewer)).containsExactly(": quantity = 1000000");
        assertThat(tooLenient(restock, more)).containsExactly(": quantity = 1000001", ": quantity = 1.0");
        assertThat(tooLenient(restock, open)).containsExactly(": with unheardOf", ": quantity = 1.0");
    }

    private static List<String> tooStrict(Command command, JsonNode schema) {
        Validator validator = Validator.of(schema);
        return variants(command)
                .filter(variant -> isTaken(command, variant)
                        && !validator.complaints(variant.json()).isEmpty())
                .map(Variant::change)
                .toList();
    }

    private static List<String> tooLenient(Command command, JsonNode schema) {
        Validator validator = Validator.of(schema);
        return variants(command)
                .filter(variant -> !isTaken(command, variant)
                        && validator.complaints(variant.json()).isEmpty())
                .map(Variant::change)
                .toList();
    }

    static List<Command> commands() {
        return Samples.committed().commands();
    }

    private static JsonNode schema(Command command) {
        return Objects.requireNonNull(
                SCHEMAS.get("%s/commands/%s.json".formatted(MessageSchemas.FOLDER, command.function())));
    }

    private static Command command(String function) {
        return commands().stream()
                .filter(command -> command.function().equals(function))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isTaken(Command command, Variant variant) {
        try {
            Json.STRICT.readValue(variant.json().toString(), Contract.of(command));
            return true;
        } catch (JsonProcessingException refused) {
            return false;
        }
    }

    private static Stream<Variant> variants(Command command) {
        JsonNode golden = Contract.golden(command);
        var variants = new ArrayList<Variant>(List.of(new Variant("nothing", golden)));
        vary(golden, "", golden, variants);
        return variants.stream();
    }

    private static void vary(JsonNode whole, String pointer, JsonNode part, List<Variant> variants) {
        if (part instanceof ObjectNode object) {
            variants.add(
                    changed(whole, pointer, holder -> ((ObjectNode) holder).put("unheardOf", 1), "with unheardOf"));
            object.fieldNames().forEachRemaining(name -> {
                variants.add(changed(whole, pointer, holder -> ((ObjectNode) holder).remove(name), "without " + name));
                for (Probe probe : Probe.all()) {
                    variants.add(changed(
                            whole,
                            pointer,
                            holder -> ((ObjectNode) holder).set(name, probe.value()),
                            name + " = " + probe.name()));
                }
                vary(whole, pointer + "/" + name, object.get(name), variants);
            });
        }
        if (part instanceof ArrayNode list) {
            variants.add(
                    changed(whole, pointer, holder -> ((ArrayNode) holder).add(list.get(0)), "the first line again"));
            variants.add(changed(whole, pointer, holder -> ((ArrayNode) holder).addNull(), "with null"));
            variants.add(changed(
                    whole, pointer, holder -> fill((ArrayNode) holder, OrderLine.MAX_LINES), "with the most lines"));
            variants.add(changed(
                    whole,
                    pointer,
                    holder -> fill((ArrayNode) holder, OrderLine.MAX_LINES + 1),
                    "with a line too many"));
            vary(whole, pointer + "/0", list.get(0), variants);
        }
    }

    private static void fill(ArrayNode lines, int count) {
        lines.removeAll();
        for (int line = 0; line < count; line++) {
            lines.addObject().put("sku", "BOOK-" + line).put("quantity", 1);
        }
    }

    private static Variant changed(JsonNode whole, String pointer, Consumer<JsonNode> change, String name) {
        JsonNode copy = whole.deepCopy();
        change.accept(copy.at(pointer));
        return new Variant(pointer + ": " + name, copy);
    }
}
