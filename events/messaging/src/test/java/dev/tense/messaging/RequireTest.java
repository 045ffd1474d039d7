package dev.tense.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequireTest {
    @Test
    void what_is_required_must_be_there() {
        assertThat(Require.present("name", "Anna")).isEqualTo("Anna");
        refused(() -> Require.present("name", null), "name is required");
        refused(() -> Require.text("name", null, 0, 1), "name is required");
        refused(() -> Require.id("name", null), "name is required");
        refused(() -> Require.list("names", null, 1), "names is required");
    }

    @Test
    void a_refusal_tells_field_and_rule_apart() {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Require.present("name", null))
                .satisfies(refused -> {
                    assertThat(refused.field()).isEqualTo("name");
                    assertThat(refused.rule()).isEqualTo("is required");
                });
    }

    @Test
    void a_text_has_a_length() {
        assertThat(Require.text("name", "ab", 2, 3)).isEqualTo("ab");
        assertThat(Require.text("name", "abc", 2, 3)).isEqualTo("abc");
        assertThat(Require.text("name", "", 0, 3)).isEmpty();
        refused(() -> Require.text("name", "a", 2, 3), "name must have 2 to 3 characters");
        refused(() -> Require.text("name", "abcd", 2, 3), "name must have 2 to 3 characters");
        refused(() -> Require.text("name", "", 1, 3), "name must have 1 to 3 characters");
    }

    @Test
    void a_character_counts_once_however_many_units_it_takes() {
        String parcel = "\ud83d\udce6";
        assertThat(Require.text("name", parcel.repeat(3), 2, 3)).isEqualTo(parcel.repeat(3));
        refused(() -> Require.text("name", parcel, 2, 3), "name must have 2 to 3 characters");
        refused(() -> Require.text("name", parcel.repeat(4), 2, 3), "name must have 2 to 3 characters");
    }

    @Test
    void the_pattern_of_a_text_takes_what_a_text_may_have() {
        var pattern = Pattern.compile(Require.TEXT);
        assertThat(IntStream.rangeClosed(Character.MIN_CODE_POINT, Character.MAX_CODE_POINT)
                        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                        .mapToObj(Character::toString)
                        .flatMap(c -> Stream.of(c, "a" + c, c + "a"))
                        .filter(text -> pattern.matcher(text).matches() != isText(text)))
                .isEmpty();
    }

    private static boolean isText(String text) {
        try {
            Require.text("name", text, 1, 2);
            return true;
        } catch (InvalidInput refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Z\u00fcrich", "Zu\u0308rich", "\u65e5\u672c", "\ud83d\udce6", "O'Example", "<b>", " a "})
    void a_text_may_be_in_any_script(String text) {
        assertThat(Require.text("city", text, 1, 100)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\tb", "\u0000", "a\u007f", "a\u0085b", "\ud83d", "\udce6a", "\udce6\ud83d"})
    void a_text_has_no_control_characters_and_no_half_characters(String text) {
        refused(
                () -> Require.text("city", text, 1, 100),
                "city must not contain control characters or half characters");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "   ", "\u2003"})
    void a_text_that_must_say_something_is_not_blank(String text) {
        refused(() -> Require.text("city", text, 1, 100), "city must not be blank");
        assertThat(Require.text("city", text, 0, 100)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "BOOK-1", "0.1_2-3", "9"})
    void an_id_is_safe_in_a_path_and_a_key(String id) {
        assertThat(Require.id("sku", id)).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-a", ".a", "_a", "a b", "a/b", "a#b", "a%20", "\u00fc", "\u0661", "a\n", "../a"})
    void another_id_is_refused(String id) {
        refused(
                () -> Require.id("sku", id),
                "sku must be 1 to 64 letters, digits, dots, dashes or underscores, starting with a letter or digit");
    }

    @Test
    void an_id_has_at_most_64_characters() {
        assertThat(Require.id("sku", "x".repeat(64))).hasSize(64);
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(() -> Require.id("sku", "x".repeat(65)));
    }

    @Test
    void a_number_is_in_its_range() {
        assertThat(Require.between("quantity", 1, 1, 3)).isEqualTo(1);
        assertThat(Require.between("quantity", 3, 1, 3)).isEqualTo(3);
        refused(() -> Require.between("quantity", 0, 1, 3), "quantity must be between 1 and 3");
        refused(() -> Require.between("quantity", 4, 1, 3), "quantity must be between 1 and 3");
        refused(() -> Require.between("quantity", Integer.MIN_VALUE, 1, 3), "quantity must be between 1 and 3");
    }

    @Test
    void a_list_has_something_in_it_and_not_too_much() {
        assertThat(Require.list("items", List.of("a", "b"), 2)).containsExactly("a", "b");
        refused(() -> Require.list("items", List.of(), 2), "items must have 1 to 2 elements");
        refused(() -> Require.list("items", Collections.nCopies(3, "a"), 2), "items must have 1 to 2 elements");
    }

    @Test
    void a_list_has_no_gaps() {
        refused(() -> Require.list("items", Arrays.asList("a", null), 2), "items[1] is required");
    }

    @Test
    void a_list_is_copied() {
        var mine = new ArrayList<>(List.of("a"));
        List<String> checked = Require.list("items", mine, 2);

        mine.add("b");

        assertThat(checked).containsExactly("a").isUnmodifiable();
    }

    private static void refused(ThrowingCallable check, String message) {
        assertThatExceptionOfType(InvalidInput.class).isThrownBy(check).withMessage(message);
    }
}
