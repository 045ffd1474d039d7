package dev.tense.local.prove;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class OperatorTest {
    @Test
    void a_queue_feeds_a_function_if_there_is_a_dead_letter_queue_behind_it_whatever_its_name() {
        List<String> all = List.of(
                "tense-cancel-on-shipping-preparation-failed",
                "tense-cancel-on-shipping-preparation-failed-dlq",
                "tense-place-order",
                "tense-place-order-dlq",
                "tense-publish-events-failed");

        assertThat(all.stream().filter(queue -> Operator.isForWork(queue, all)))
                .containsExactly("tense-cancel-on-shipping-preparation-failed", "tense-place-order");
    }
}
