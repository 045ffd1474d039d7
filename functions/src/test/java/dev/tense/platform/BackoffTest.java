package dev.tense.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackoffTest {
    /** The MaxValue of the template's CheckoutDeadlineSeconds. */
    private static final int LONGEST_DEADLINE_SECONDS = 1860;

    /** The last attempt begins two seconds after the deadline, and is killed. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 900})
    void a_reaction_that_waits_for_a_deadline_is_not_given_up_before_its_last_attempt_is_over(int seconds) {
        var settings = new Settings(
                "",
                "",
                Optional.empty(),
                Duration.ofSeconds(seconds),
                Duration.ofSeconds(LONGEST_DEADLINE_SECONDS),
                Duration.ofMinutes(15),
                "sub");
        var backoff = new Backoff(new FaultyQueue(body -> {}), settings, new TickingClock());

        assertThat(backoff.longest(12, 29)).isGreaterThan(Duration.ofSeconds(LONGEST_DEADLINE_SECONDS + 2 + 6 * 29));
    }
}
