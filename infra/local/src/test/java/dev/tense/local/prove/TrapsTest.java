package dev.tense.local.prove;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tense.local.aws.Sender;
import dev.tense.local.gate.FunctionCall;
import dev.tense.local.gate.Gate;
import dev.tense.local.prove.CrashPoint.When;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.NoAnswer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrapsTest {
    private static final String FIRST = "0123456789abcdef0123456789abcdef";
    private static final String SECOND = "fedcba9876543210fedcba9876543210";

    private final List<CrashPoint> killed = new ArrayList<>();
    private final List<FunctionCall> applied = new ArrayList<>();
    private final Traps traps = new Traps((_, point, _) -> {
        killed.add(point);
        return new NoAnswer("killed");
    });

    @Test
    void what_was_recorded_is_killed_before_and_after() throws InterruptedException {
        traps.record();
        passes(put(FIRST));
        passes(put(FIRST));

        assertThat(traps.points(_ -> true))
                .containsExactly(
                        point(1, When.BEFORE), point(1, When.AFTER), point(2, When.BEFORE), point(2, When.AFTER));
    }

    @Test
    void a_function_is_killed_for_a_message_once() throws InterruptedException {
        traps.set(List.of(point(1, When.BEFORE), point(1, When.AFTER)));

        traps.arm();
        dies(put(FIRST));
        traps.arm();
        passes(put(FIRST));
        assertThat(applied).containsExactly(put(FIRST));
        dies(put(SECOND));

        assertThat(applied).containsExactly(put(FIRST), put(SECOND));
        assertThat(killed).containsExactly(point(1, When.BEFORE), point(1, When.AFTER));
        assertThat(traps.anyLeft()).isFalse();
    }

    @Test
    void a_trap_that_nobody_walked_into_is_left_over() {
        traps.set(List.of(point(1, When.BEFORE)));
        traps.arm();

        assertThat(traps.clear()).containsExactly(point(1, When.BEFORE));
    }

    private void passes(FunctionCall call) throws InterruptedException {
        assertThat(traps.pass(call, aws(call)).status()).isEqualTo(200);
    }

    private void dies(FunctionCall call) {
        assertThatThrownBy(() -> traps.pass(call, aws(call))).isInstanceOf(NoAnswer.class);
    }

    private Gate.Aws aws(FunctionCall call) {
        return () -> {
            applied.add(call);
            return Answer.message(200, "done");
        };
    }

    private static CrashPoint point(int number, When when) {
        return new CrashPoint("tense-ship-order", "PutItem shipment#", number, when);
    }

    private static FunctionCall put(String order) {
        return new FunctionCall(new Sender("tense-ship-order", 1), "dynamodb", "PutItem", """
                {"Item":{"stream":{"S":"shipment#%s"}}}""".formatted(order));
    }
}
