package dev.tense.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.simulation.Sweep.Finding;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way in which one call or two of a flow can go wrong, and many of three. */
class SweepTest {
    private static final int TRIPLES = 2_000;
    private static final long SEED = 4;

    /** Which of the moments of a cancellation: the carrier is about to be asked. */
    private static final int BEFORE_HANDING_OVER = 18;

    static Stream<Flow> flows() {
        return Stream.of(
                Flow.PLACE_ORDER,
                Flow.CREATE_ORDER,
                Flow.CANCEL_ORDER,
                Flow.SHIPPING_FAILS,
                Flow.CANCEL_AGAINST_SHIP.get(BEFORE_HANDING_OVER),
                Flow.REGISTER_USER);
    }

    @ParameterizedTest
    @MethodSource("flows")
    void whichever_call_or_pair_of_calls_goes_wrong_nothing_is_lost_and_nothing_doubled(Flow flow) {
        Sweep.Result result = new Sweep(flow).all(2);

        tell(flow, "one fault or two", result);
        assertRight(result.findings());
    }

    /** A race that one side always wins would be none. */
    @ParameterizedTest
    @MethodSource("races")
    void either_side_wins_at_some_moment(List<Flow> moments) {
        List<String> answers = moments.stream()
                .flatMap(flow -> Run.of(flow, Map.of(), true).trace().steps().stream())
                .map(Trace.Step::text)
                .toList();

        assertThat(answers).anyMatch(text -> text.contains("\"order-cancelled\""));
        assertThat(answers).anyMatch(text -> text.contains("\"already-shipped\"") || text.contains("\"order-placed\""));
    }

    /** Attempts to pay go on for 15 minutes, so pairs of them would be many and alike. */
    @Test
    void an_order_that_is_never_paid_or_left_behind_ends_whichever_call_goes_wrong() {
        for (Flow flow : List.of(
                Flow.PLACE_ORDER_AND_LEAVE,
                Flow.NEVER_PAID,
                Flow.NEVER_PAID_WITHOUT_LEADER,
                Flow.SLOW_REACTION,
                Flow.STREAM_FORGETS,
                Flow.STREAM_IS_GIVEN_UP,
                Flow.SOLD_OUT,
                Flow.SOLD_OUT_WITHOUT_LEADER)) {
            Sweep.Result result = new Sweep(flow).all(1);

            tell(flow, "one fault", result);
            assertRight(result.findings());
        }
    }

    static Stream<Flow> checkouts() {
        return Stream.of(Flow.PLACE_ORDER, Flow.CREATE_ORDER);
    }

    static Stream<List<Flow>> races() {
        return Stream.of(Flow.CANCEL_AGAINST_SHIP, Flow.CANCEL_AGAINST_CHECKOUT);
    }

    @ParameterizedTest
    @MethodSource("races")
    void a_cancellation_wins_or_loses_at_every_moment_whichever_call_goes_wrong(List<Flow> moments) {
        List<Sweep.Result> results =
                moments.stream().map(flow -> new Sweep(flow).all(1)).toList();

        System.out.printf(
                "proof: %s, and %d more moments, one fault, %d schedules, violations %d%n",
                moments.getFirst(),
                moments.size() - 1,
                results.stream().mapToInt(Sweep.Result::told).sum(),
                results.stream().mapToInt(result -> result.findings().size()).sum());
        assertRight(
                results.stream().flatMap(result -> result.findings().stream()).toList());
    }

    @ParameterizedTest
    @MethodSource("checkouts")
    void whichever_three_calls_go_wrong_nothing_is_lost_and_nothing_doubled(Flow flow) {
        Sweep.Result result = new Sweep(flow).some(3, TRIPLES, SEED);

        tell(flow, "three faults", result);
        assertRight(result.findings());
    }

    private static void tell(Flow flow, String faults, Sweep.Result result) {
        System.out.printf(
                "proof: %s, %d call points, %s, %d schedules, violations %d%n",
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
