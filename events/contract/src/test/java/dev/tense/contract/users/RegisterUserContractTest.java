package dev.tense.contract.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.contract.values.EmailAddress;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Fingerprint;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegisterUserContractTest {
    private static final RegisterUser COMMAND = new RegisterUser(
            new CommandId("one"),
            new EmailAddress("customer@example.com"),
            new Password("correct horse"),
            "Example Customer");

    @ParameterizedTest
    @ValueSource(strings = {"", "1234567", "        ", "s3cret\ns3cret", "s3cret s3cret\u0000"})
    void a_password_that_is_too_short_or_cannot_be_typed_is_refused_and_not_repeated(String password) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> new Password(password))
                .satisfies(refused -> {
                    assertThat(refused.field()).isEqualTo("password");
                    assertThat(refused.getMessage()).doesNotContain("s3cret").doesNotContain("1234567");
                });
    }

    @Test
    void a_password_has_8_to_128_characters_of_any_script() {
        assertThat(new Password("12345678").value()).hasSize(8);
        assertThat(new Password("\u1f511".repeat(64)).value()).hasSize(128);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> new Password("x".repeat(129)));
    }

    @Test
    void a_full_name_has_1_to_200_characters() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        new RegisterUser(COMMAND.commandId(), COMMAND.email(), COMMAND.password(), "x".repeat(201)))
                .withMessage("fullName must have 1 to 200 characters");
    }

    @Test
    void nothing_of_a_person_is_shown() {
        assertThat(COMMAND).hasToString("RegisterUser[private]");
        assertThat(COMMAND.password()).hasToString("Password[secret]");
    }

    @Test
    void the_password_is_left_out_of_the_fingerprint_and_the_rest_is_not() {
        assertThat(fingerprint("password", "another password")).isEqualTo(fingerprint("password", "correct horse"));
        assertThat(fingerprint("email", "other@example.com")).isNotEqualTo(fingerprint("password", "correct horse"));
        assertThat(fingerprint("fullName", "Another")).isNotEqualTo(fingerprint("password", "correct horse"));
    }

    private static String fingerprint(String field, String value) {
        ObjectNode json = Json.MAPPER.valueToTree(COMMAND);
        return Fingerprint.of(RegisterUser.class, json.put(field, value));
    }
}
