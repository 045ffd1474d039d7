package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class RulesTest {
    @Test
    void the_sample_keeps_to_all_of_them() {
        assertThat(Rules.broken(Samples.sample())).isEmpty();
    }

    @Test
    void a_reaction_to_an_unknown_event_is_refused() {
        assertThat(broken(Samples.reaction("greet", "notifications", "users.user-registered.v1")))
                .isEqualTo("greet reacts to users.user-registered.v1, but no event has this name.");
    }

    @Test
    void a_function_name_aws_would_refuse_is_refused() {
        assertThat(broken(Samples.reaction("w".repeat(48), "notifications", "orders.order-placed.v1")))
                .isEqualTo("The function name %s has 48 characters; AWS leaves room for 47. Shorten it."
                        .formatted("w".repeat(48)));
    }

    @Test
    void two_functions_of_one_name_are_refused() {
        assertThat(broken(Samples.reaction("place-order", "notifications", "orders.order-placed.v1")))
                .isEqualTo("Two functions are called place-order. Rename one of them.");
    }

    @Test
    void a_delay_beyond_what_sqs_can_do_is_refused() {
        assertThat(broken(first("delaySeconds", 901)))
                .isEqualTo("add-to-pick-list-on-order-placed is delayed by 901 s; SQS delays a message by 0 to 900 s.");
    }

    @Test
    void a_command_needs_as_many_attempts() {
        assertThat(broken(sample -> ((ObjectNode) sample.withArray("commands").get(0)).put("attempts", 4)))
                .isEqualTo("add-product has 4 attempts; with fewer than 5, throttling alone can exhaust them.");
    }

    @Test
    void attempts_that_throttling_alone_exhausts_are_refused() {
        assertThat(broken(first("attempts", 4)))
                .isEqualTo(
                        "add-to-pick-list-on-order-placed has 4 attempts; with fewer than 5, throttling alone can exhaust them.");
    }

    @Test
    void nothing_is_generated_from_a_catalogue_that_breaks_a_rule() {
        Catalogue catalogue = Samples.sampleWith(first("attempts", 4));

        assertThatThrownBy(() -> GeneratedFiles.from(catalogue, Samples.RIGHTS))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("throttling alone");
    }

    private static String broken(Consumer<ObjectNode> change) {
        return String.join("\n", Rules.broken(Samples.sampleWith(change)));
    }

    private static Consumer<ObjectNode> first(String key, int value) {
        return catalogue -> ((ObjectNode) catalogue.withArray("reactions").get(0)).put(key, value);
    }
}
