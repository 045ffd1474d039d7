package dev.tense.simulation;

import java.util.List;
import java.util.Map;

/** One telling of a flow with a plan of faults. */
record Run(List<Call> calls, List<Violation> violations, Trace trace) {
    static Run of(Flow flow, Map<Integer, Fault> plan, boolean traced) {
        try (var world = new World(Flow.before(), World.Nature.calm(flow.latency()), new Trace(traced))) {
            world.outside.begin(Faults.at(plan));
            flow.tell(world);
            world.scheduler.runAll();
            List<Call> calls = world.outside.calls();
            world.outside.heal();
            return new Run(calls, Auditor.audit(world, Flow.STOCK), world.trace());
        }
    }
}
