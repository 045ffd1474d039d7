package dev.tense.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Tells a flow once for every way in which some of its calls can go wrong. The calls are counted as they are made, also those that
 * are made only because an earlier one went wrong, so no call can hide.
 */
final class Sweep {
    private final Flow flow;

    /** A plan of faults after which something is not right. */
    record Finding(Flow flow, Map<Integer, Fault> plan, List<Violation> violations) {}

    /**
     * What came of a sweep.
     *
     * @param points the calls of the flow when nothing goes wrong
     * @param told   how often the flow was told
     */
    record Result(int points, int told, List<Finding> findings) {}

    private record Told(List<Map<Integer, Fault>> further, int points, List<Finding> findings) {}

    Sweep(Flow flow) {
        this.flow = flow;
    }

    /** Tells the flow with every plan of at most this many faults. */
    Result all(int faults) {
        Told calm = tell(Map.of());
        var findings = new ArrayList<>(calm.findings());
        int told = 1;
        List<Map<Integer, Fault>> plans = calm.further();
        for (int depth = 1; depth <= faults; depth++) {
            List<Told> results = Workers.each(plans, this::tell);
            told += results.size();
            results.forEach(result -> findings.addAll(result.findings()));
            plans = depth == faults
                    ? List.of()
                    : results.stream()
                            .flatMap(result -> result.further().stream())
                            .toList();
        }
        return new Result(calm.points(), told, List.copyOf(findings));
    }

    /** Tells the flow with plans of this many faults, drawn from a seed. */
    Result some(int faults, int count, long seed) {
        Told calm = tell(Map.of());
        List<Long> seeds = new Random(seed).longs(count).boxed().toList();
        List<Finding> findings = Workers.each(seeds, drawn -> draw(calm, faults, new Random(drawn))).stream()
                .flatMap(List::stream)
                .toList();
        return new Result(calm.points(), count, findings);
    }

    /** Draws one fault after the other; the last telling has all of them. */
    private List<Finding> draw(Told calm, int faults, Random random) {
        Told last = calm;
        for (int depth = 0; depth < faults && !last.further().isEmpty(); depth++) {
            last = tell(last.further().get(random.nextInt(last.further().size())));
        }
        return last.findings();
    }

    private Told tell(Map<Integer, Fault> plan) {
        Run run = Run.of(flow, plan, false);
        List<Finding> findings =
                run.violations().isEmpty() ? List.of() : List.of(new Finding(flow, plan, run.violations()));
        return new Told(further(plan, run.calls()), run.calls().size(), findings);
    }

    /** Every plan with one fault more, at a call after the last one that goes wrong in this plan. */
    private static List<Map<Integer, Fault>> further(Map<Integer, Fault> plan, List<Call> calls) {
        int next = plan.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
        var further = new ArrayList<Map<Integer, Fault>>();
        for (int call = next; call < calls.size(); call++) {
            for (Fault fault : Fault.of(calls.get(call).kind())) {
                var more = new TreeMap<>(plan);
                more.put(call, fault);
                further.add(more);
            }
        }
        return further;
    }
}
