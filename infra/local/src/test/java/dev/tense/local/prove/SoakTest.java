package dev.tense.local.prove;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SoakTest {
    @Test
    void a_soak_without_orders_or_without_faults_shows_nothing() {
        assertThat(Soak.enough(1, 1)).isEmpty();
        assertThat(Soak.enough(0, 1))
                .containsExactly(Violation.lost("there are orders, and faults", "", "0 orders and 1 faults"));
        assertThat(Soak.enough(1, 0))
                .containsExactly(Violation.lost("there are orders, and faults", "", "1 orders and 0 faults"));
    }
}
