package dev.tense.simulation;

import java.util.List;
import java.util.Map;

/** One telling of a flow with a plan of faults. */
record Run(List<Call> calls, List<Violation> violations, Trace trace) {
    static Run of(Flow flow, Map<Integer, Fault> plan, boolean traced) {
        try (var world =
                new World(Flow.before(), World.Nature.calm(flow.latency(), flow.streamAttempts()), new Trace(traced))) {
            world.outside.begin(Faults.at(plan));
            List<Violation> violations = told(world, flow);
            return new Run(world.outside.calls(), violations, world.trace());
        }
    }

    private static List<Violation> told(World world, Flow flow) {
        try {
            flow.tell(world);
            world.scheduler.runAll();
            world.outside.heal();
            return Auditor.audit(world, Flow.STOCK);
        } catch (RuntimeException crash) { // whoever hears of it has to hear of the plan
            return List.of(Violation.of(crash));
        }
    }
}
