package dev.tense.local.prove;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CrowdTest {
    @Test
    void a_customer_who_is_stopped_by_anything_is_found() {
        try (Crowd crowd = new Crowd()) {
            crowd.comes(() -> {});
            crowd.comes(() -> {
                throw new GaveUp("no answer");
            });
            crowd.comes(() -> {
                throw new IllegalStateException("a bug");
            });

            assertThat(crowd.gone())
                    .containsExactly(
                            Violation.lost("every customer is served", "", "dev.tense.local.prove.GaveUp: no answer"),
                            Violation.lost("every customer is served", "", "java.lang.IllegalStateException: a bug"));
        }
    }
}
