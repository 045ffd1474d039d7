package dev.tense.contract.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Json;
import java.util.Currency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    @ParameterizedTest
    @CsvSource({
        "49.98,            EUR, 4998,             49",
        "0.00,             EUR, 0,                0",
        "0.01,             EUR, 1,                0",
        "9999999999999.99, EUR, 999999999999999,  9999999999999",
        "4998,             JPY, 4998,             4998",
        "0,                JPY, 0,                0",
        "49.998,           BHD, 49998,            49",
        "0.001,            BHD, 1,                0",
        "1000000000000.000, BHD, 1000000000000000, 1000000000000",
        "49.9800,          CLF, 499800,           49",
        "10000000000000.00, EUR, 1000000000000000, 10000000000000",
        "1000000000000000, JPY, 1000000000000000, 1000000000000000",
        "100000000000.0000, CLF, 1000000000000000, 100000000000"
    })
    void money_is_minor_units_inside_and_a_decimal_text_on_the_wire(
            String amount, String currency, long minor, long wholeUnits) throws JsonProcessingException {
        String wire = "{\"amount\":\"" + amount + "\",\"currency\":\"" + currency + "\"}";
        Money money = Json.STRICT.readValue(wire, Money.class);

        assertThat(money).isEqualTo(new Money(minor, Currency.getInstance(currency)));
        assertThat(money.wholeUnits()).isEqualTo(wholeUnits);
        assertThat(Json.render(money)).isEqualTo(wire);
    }

    @ParameterizedTest
    @CsvSource({
        "49.9,     EUR",
        "49.980,   EUR",
        "49,       EUR",
        "49.,      EUR",
        ".98,      EUR",
        "'49,98',  EUR",
        "'1,000.00', EUR",
        "-49.98,   EUR",
        "+49.98,   EUR",
        "4.998E1,  EUR",
        "' 49.98', EUR",
        "'',       EUR",
        "NaN,      EUR",
        "\u0664\u0669.\u0669\u0668, EUR",
        "49.98,    JPY",
        "4998.0,   JPY",
        "49.98,    BHD",
        "10000000000000.01, EUR",
        "100000000000000.00, EUR",
        "1000000000000001, JPY",
        "9999999999999.999, BHD"
    })
    void another_amount_is_refused(String amount, String currency) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Money.parse(amount, currency))
                .satisfies(refused -> assertThat(refused.field()).isEqualTo("amount"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "E", "978", "ABC", "XXX", "XAU"})
    void another_currency_is_refused(String currency) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Money.parse("49.98", currency))
                .withMessage("currency must be an ISO 4217 code");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"amount\":49.98,\"currency\":\"EUR\"}",
                "{\"amount\":49,\"currency\":\"JPY\"}",
                "{\"amount\":\"49.98\",\"currency\":978}",
                "{\"amount\":\"49.98\"}",
                "{\"currency\":\"EUR\"}",
                "{\"amount\":\"49.98\",\"currency\":\"EUR\",\"minor\":1}",
                "{\"minor\":4998,\"currency\":\"EUR\"}",
                "\"49.98 EUR\"",
                "49.98"
            })
    void another_shape_is_refused(String wire) {
        assertThatExceptionOfType(JsonProcessingException.class)
                .isThrownBy(() -> Json.STRICT.readValue(wire, Money.class));
    }

    @Test
    void an_amount_has_bounds() {
        assertThat(new Money(Money.MAX_MINOR, EUR).amount()).isEqualTo("10000000000000.00");
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Money(Money.MAX_MINOR + 1, EUR));
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Money(-1, EUR));
    }
}
