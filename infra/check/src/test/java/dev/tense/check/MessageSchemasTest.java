package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.schema.Descriptions;
import dev.tense.contract.inventory.GetStock;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.Sku;
import dev.tense.messaging.Json;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message as it is on the wire is what its schema says; the golden files are the messages. */
class MessageSchemasTest {
    private static final Map<String, JsonNode> SCHEMAS = schemas();

    @ParameterizedTest
    @MethodSource("names")
    void every_schema_is_one_in_the_eyes_of_the_metaschema(String name) {
        JsonNode schema = schema(name);

        assertThat(Validator.ofSchemas(schema).complaints(schema)).isEmpty();
    }

    @Test
    void a_schema_that_is_none_is_refused_by_the_metaschema() {
        ObjectNode spoiled = schema("commands/place-order").deepCopy();
        spoiled.withObject("/properties/items").put("minItems", -1);

        assertThat(Validator.ofSchemas(spoiled).complaints(spoiled))
                .singleElement()
                .asString()
                .contains("/properties/items/minItems");
    }

    /** Commands and events have one, and of the answers there is one each. */
    @ParameterizedTest
    @MethodSource("namesWithExamples")
    void every_message_is_what_its_schema_says(String name) {
        JsonNode schema = schema(name);

        assertThat(schema.required("examples"))
                .allSatisfy(golden ->
                        assertThat(Validator.of(schema).complaints(golden)).isEmpty());
    }

    @Test
    void every_command_answer_and_event_of_the_catalogue_is_among_them() {
        Catalogue catalogue = Samples.committed();

        assertThat(Stream.of(
                                catalogue.commands().stream().map(command -> "commands/" + command.function()),
                                catalogue.commands().stream().map(command -> "answers/" + command.function()),
                                catalogue.events().stream().map(event -> "events/" + event.name()))
                        .flatMap(all -> all))
                .containsExactlyInAnyOrderElementsOf(namesWithExamples().toList());
        catalogue
                .commands()
                .forEach(command -> assertThat(
                                schema("answers/" + command.function()).required("examples"))
                        .extracting(answer -> answer.path("result").asText())
                        .containsExactlyElementsOf(command.answers().stream()
                                .map(Catalogue.Answer::result)
                                .toList()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "events/orders.order-created.v1 | /checkout | \"led\"",
                "events/orders.order-created.v1 | /occurredAt | \"yesterday\"",
                "events/orders.order-created.v1 | /totalAmount/amount | 89.97",
                "events/orders.order-created.v1 | /items/0/quantity | \"2\"",
                "answers/place-order | /result | \"order-lost\"",
                "answers/place-order | /orderNumber | null",
                "answers/place-order | /estimatedDelivery | \"2026-11-31\"",
                "commands/place-order | /paymentMethod/type | \"cash\"",
                "commands/place-order | /shippingAddress/country | \"Switzerland\""
            })
    void a_message_with_a_wrong_part_is_refused(String name, String part, String wrong) throws Exception {
        ObjectNode message = schema(name).required("examples").get(0).deepCopy();
        int last = part.lastIndexOf('/');
        JsonNode holder = message.at(part.substring(0, last));
        ((ObjectNode) holder).set(part.substring(last + 1), Json.MAPPER.readTree(wrong));

        assertThat(Validator.of(schema(name)).complaints(message)).isNotEmpty();
    }

    @Test
    void an_amount_of_any_currency_is_what_its_schema_says() {
        Validator stock = Validator.of(schema("results/get-stock"));
        List<Money> amounts = Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .flatMap(currency -> Stream.of(new Money(0, currency), new Money(Money.MAX_MINOR, currency)))
                .toList();

        assertThat(amounts).hasSizeGreaterThan(300).allSatisfy(amount -> {
            JsonNode written = Json.MAPPER.valueToTree(new GetStock.Result(new Sku("BOOK-1"), "Momo", amount, 1));
            assertThat(stock.complaints(written)).as("%s", amount).isEmpty();
        });
    }

    /** An event or an answer may get further members one day; nobody is to stumble over them. */
    @Test
    void what_is_written_may_get_further_members_and_a_command_may_not() {
        for (String name : List.of("events/orders.order-placed.v1", "answers/place-order", "commands/place-order")) {
            ObjectNode more = schema(name).required("examples").get(0).deepCopy();
            more.put("giftWrap", true);

            assertThat(Validator.of(schema(name)).complaints(more).isEmpty())
                    .as(name)
                    .isEqualTo(!name.startsWith("commands/"));
        }
    }

    @Test
    void a_part_that_may_be_missing_may_be_missing_and_another_may_not() {
        ObjectNode mail = schema("events/notifications.email-sent.v1")
                .required("examples")
                .get(0)
                .deepCopy();

        assertThat(Validator.of(schema("events/notifications.email-sent.v1")).complaints(mail.without("orderId")))
                .isEmpty();
        assertThat(Validator.of(schema("events/notifications.email-sent.v1")).complaints(mail.without("customerId")))
                .isNotEmpty();
    }

    static Stream<String> names() {
        return SCHEMAS.keySet().stream();
    }

    static Stream<String> namesWithExamples() {
        return names().filter(name -> schema(name).has("examples"));
    }

    private static JsonNode schema(String name) {
        return Objects.requireNonNull(SCHEMAS.get(name), name);
    }

    private static Map<String, JsonNode> schemas() {
        var schemas = new TreeMap<String, JsonNode>();
        new MessageSchemas(Descriptions.load())
                .render(Samples.committed())
                .forEach((file, text) -> schemas.put(
                        file.substring(MessageSchemas.FOLDER.length() + 1).replaceFirst("\\.json$", ""),
                        Json.parse(text, JsonNode.class)));
        return schemas;
    }
}
