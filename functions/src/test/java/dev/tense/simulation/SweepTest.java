package dev.tense.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.simulation.Sweep.Finding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which one call or two of a flow can go wrong, and many of three. */
class SweepTest {
    private static final int TRIPLES = 5_000;
    private static final long SEED = 4;

    static Stream<Flow> flows() {
        return Stream.of(
                Flow.PLACE_ORDER,
                Flow.PLACE_ORDER_AND_LEAVE,
                Flow.CREATE_ORDER,
                Flow.CANCEL_ORDER,
                Flow.SHIPPING_FAILS,
                Flow.REGISTER_USER);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void whichever_call_or_pair_of_calls_goes_wrong_nothing_is_lost_and_nothing_doubled(Flow flow) {
        Sweep.Result result = new Sweep(flow).all(2);

        tell(flow, "one fault or two", result);
        assertRight(result.findings());
    }

    @Test
    void of_a_cancellation_and_a_shipment_one_wins_at_every_moment_whichever_call_goes_wrong() {
        for (Flow flow : Flow.CANCEL_AGAINST_SHIP) {
            Sweep.Result result = new Sweep(flow).all(1);

            assertRight(result.findings());
        }
    }

    @ParameterizedTest
    @MethodSource("flows")
    void whichever_three_calls_go_wrong_nothing_is_lost_and_nothing_doubled(Flow flow) {
        Sweep.Result result = new Sweep(flow).some(3, TRIPLES, SEED);

        tell(flow, "three faults", result);
        assertRight(result.findings());
    }

    private static void tell(Flow flow, String faults, Sweep.Result result) {
        System.out.printf(
                "%s: %d call points, %s, %d schedules, violations %d%n",
                flow, result.points(), faults, result.told(), result.findings().size());
    }

    /** Shows the first finding as a sequence of messages. */
    private static void assertRight(List<Finding> findings) {
        findings.stream().findFirst().ifPresent(finding -> {
            Run run = Run.of(finding.flow(), finding.plan(), true);
            System.out.println("```mermaid\n" + SequenceDiagram.of(run.trace()) + "```");
        });
        assertThat(findings).isEmpty();
    }
}
