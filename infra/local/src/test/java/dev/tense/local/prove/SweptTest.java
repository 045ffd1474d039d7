package dev.tense.local.prove;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.local.prove.CrashPoint.When;
import java.util.Collections;
import org.junit.jupiter.api.Test;

class SweptTest {
    private static final CrashPoint POINT = new CrashPoint("tense-ship-order", "PutItem shipment#", 1, When.BEFORE);

    @Test
    void races_may_leave_a_tenth_of_the_points_and_no_more() {
        assertThat(left(8, 80).mostlyReached()).isEmpty();
        assertThat(left(9, 80).mostlyReached())
                .containsExactly(Violation.lost("crash points are reached", "", "9 of 80 were not"));
    }

    @Test
    void where_there_are_no_races_none_may_be_left() {
        assertThat(left(0, 14).allReached()).isEmpty();
        assertThat(left(1, 14).allReached())
                .containsExactly(Violation.lost("every crash point is reached", "", POINT.toString()));
    }

    private static Swept left(int count, int points) {
        return new Swept(points, Collections.nCopies(count, POINT));
    }
}
