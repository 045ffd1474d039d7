package dev.tense.contract.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    private static final String LABEL = "a".repeat(63);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "customer@example.com",
                "First.Last+tag@mail.example.co.uk",
                "o'example_1@xn--bcher-kva.example",
                "a@b-c.d",
                "#!$%&'*+/=?^_`{|}~-@example.com"
            })
    void an_address_is_taken_as_it_is_written(String written) {
        var email = new EmailAddress(written);

        assertThat(email.value()).isEqualTo(written);
        assertThat(Json.render(email)).isEqualTo('"' + written + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "customer",
                "customer@",
                "@example.com",
                "customer@localhost",
                "a@b@example.com",
                "a b@example.com",
                " customer@example.com",
                "customer@example.com ",
                "customer@example.com\n",
                "customer@example..com",
                "customer@-example.com",
                "customer@example-.com",
                "customer@.example.com",
                "customer@example.com.",
                "Customer <customer@example.com>",
                "c\u00fcstomer@example.com",
                "customer@ex\u0430mple.com",
                "a\u0000b@example.com",
                "a@example.com,b@example.com"
            })
    void what_is_no_address_is_refused_and_not_repeated(String written) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new EmailAddress(written))
                .withMessage("email must be a mail address of at most 254 ASCII characters");
    }

    @Test
    void an_address_has_at_most_254_characters_and_64_before_the_at() {
        String longest = "a".repeat(254 - 1 - 3 * 64 - 4) + "@" + (LABEL + ".").repeat(3) + "abcd";

        assertThat(longest).hasSize(254);
        assertThat(new EmailAddress(longest).value()).isEqualTo(longest);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new EmailAddress(longest + "e"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new EmailAddress("a".repeat(65) + "@example.com"));
    }

    @Test
    void capital_letters_make_no_other_address() {
        assertThat(new EmailAddress("First.Last@EXAMPLE.com").normalised())
                .isEqualTo(new EmailAddress("first.last@example.com").normalised());
    }

    @Test
    void an_address_is_not_shown() {
        assertThat(new EmailAddress("customer@example.com")).hasToString("EmailAddress[private]");
    }
}
