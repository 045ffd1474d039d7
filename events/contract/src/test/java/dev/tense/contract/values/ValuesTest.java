package dev.tense.contract.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Json;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
    private static final Address HOME =
            new Address("Example Customer", "1 O'Example Street", "Z\u00fcrich", "8001", "CH");

    @ParameterizedTest
    @MethodSource("ids")
    void an_id_is_a_plain_text_on_the_wire_and_in_a_log_line(String field, Function<String, Object> id)
            throws JsonProcessingException {
        Object made = id.apply("ABC-1");

        assertThat(Json.render(made)).isEqualTo("\"ABC-1\"");
        assertThat(Json.STRICT.readValue("\"ABC-1\"", made.getClass())).isEqualTo(made);
        assertThat(made).hasToString("ABC-1");
    }

    @ParameterizedTest
    @MethodSource("ids")
    void an_id_that_is_not_safe_in_a_key_is_refused_by_its_name(String field, Function<String, Object> id) {
        for (String unsafe : List.of("", "a b", "a#b", "../a", "\u00fc", "x".repeat(65))) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> id.apply(unsafe))
                    .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
        }
    }

    static Stream<Arguments> ids() {
        return Stream.of(
                id("customerId", CustomerId::new),
                id("orderId", OrderId::new),
                id("sku", Sku::new),
                id("transactionId", TransactionId::new),
                id("userId", UserId::new));
    }

    private static Arguments id(String field, Function<String, Object> id) {
        return Arguments.of(field, id);
    }

    @Test
    void an_order_has_lines_and_each_product_once() {
        var lines = List.of(line("BOOK-1", 1), line("LAMP-1", 1000));

        assertThat(OrderLine.lines("items", lines)).isEqualTo(lines).isUnmodifiable();
        refused(() -> OrderLine.lines("items", null), "items is required");
        refused(() -> OrderLine.lines("items", List.of()), "items must have 1 to 50 elements");
        refused(
                () -> OrderLine.lines("items", List.of(line("BOOK-1", 1), line("LAMP-1", 1), line("BOOK-1", 2))),
                "items[2].sku must name each product once");
    }

    @Test
    void an_order_has_at_most_fifty_lines() {
        assertThat(OrderLine.lines("items", lines(50))).hasSize(50);
        refused(() -> OrderLine.lines("items", lines(51)), "items must have 1 to 50 elements");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1001, Integer.MAX_VALUE})
    void a_line_is_for_one_to_a_thousand_pieces(int quantity) {
        refused(() -> line("BOOK-1", quantity), "quantity must be between 1 and 1000");
    }

    @ParameterizedTest
    @CsvSource({"name,        101", "street,      201", "city,        101", "postalCode,  21"})
    void an_address_has_limits(String field, int tooLong) {
        assertThat(address(field, "x".repeat(tooLong - 1))).isNotNull();
        for (String wrong : List.of("", " ", "a\nb", "x".repeat(tooLong))) {
            assertThatExceptionOfType(InvalidInput.class)
                    .isThrownBy(() -> address(field, wrong))
                    .satisfies(refused -> assertThat(refused.field()).isEqualTo(field));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "C", "ch", "CHE", "C1", "\u00c4\u00d6"})
    void a_country_has_two_letters(String country) {
        refused(() -> address("country", country), "country must be a two-letter ISO 3166 code");
    }

    @Test
    void an_address_and_a_token_stay_out_of_log_lines() {
        assertThat(HOME).hasToString("Address[private]");
        assertThat(new PaymentMethod(PaymentMethod.Type.CARD, "tok_approved")).hasToString("PaymentMethod[private]");
    }

    @Test
    void a_refused_address_or_token_is_not_repeated() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> address("street", "1 O'Example Street\n"))
                .withMessageNotContaining("Example");
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new PaymentMethod(PaymentMethod.Type.CARD, "tok_secret" + "x".repeat(255)))
                .withMessage("token must have 1 to 255 characters");
    }

    @ParameterizedTest
    @CsvSource({
        "00000000000000000000000000000000, T-00000-00000",
        "0000000000000000000000000000001f, T-00000-0000V",
        "4f1c2ab09d3e4c5f8a7b6c5d4e3f2a1b, T-RCBL7-3UAGR",
        "ffffffffffffffffffffffffffffffff, T-VVVVV-VVVVV"
    })
    void the_number_of_an_order_follows_from_its_id(String id, String number) throws JsonProcessingException {
        assertThat(OrderNumber.of(new OrderId(id))).isEqualTo(new OrderNumber(number));
        assertThat(Json.render(new OrderNumber(number))).isEqualTo("\"" + number + "\"");
        assertThat(Json.STRICT.readValue("\"" + number + "\"", OrderNumber.class))
                .isEqualTo(new OrderNumber(number));
    }

    private static Address address(String changed, String value) {
        return new Address(
                changed.equals("name") ? value : HOME.name(),
                changed.equals("street") ? value : HOME.street(),
                changed.equals("city") ? value : HOME.city(),
                changed.equals("postalCode") ? value : HOME.postalCode(),
                changed.equals("country") ? value : HOME.country());
    }

    private static OrderLine line(String sku, int quantity) {
        return new OrderLine(new Sku(sku), quantity);
    }

    private static List<OrderLine> lines(int count) {
        return IntStream.range(0, count)
                .mapToObj(index -> line("BOOK-" + index, 1))
                .toList();
    }

    private static void refused(ThrowingCallable check, String message) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(check).withMessage(message);
    }
}
