package dev.tense.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

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

    /** One telling; the calls are those that were made. */
    private record Told(Map<Integer, Fault> plan, List<Call> calls, List<Finding> findings) {
        /** The same for nobody who wants to go on from here: there are many. */
        Told withoutCalls() {
            return new Told(plan, List.of(), findings);
        }

        /** Every plan with one fault more, at a call after the last one that goes wrong in this plan. */
        List<Map<Integer, Fault>> further(Function<Call.Kind, List<Fault>> faults) {
            int next = plan.keySet().stream().mapToInt(Integer::intValue).max().orElse(-1) + 1;
            var further = new ArrayList<Map<Integer, Fault>>();
            for (int call = next; call < calls.size(); call++) {
                for (Fault fault : faults.apply(calls.get(call).kind())) {
                    var more = new TreeMap<>(plan);
                    more.put(call, fault);
                    further.add(more);
                }
            }
            return further;
        }
    }

    Sweep(Flow flow) {
        this.flow = flow;
    }

    /** Tells the flow with every fault, and with every plan of at most this many of those that go together. */
    Result all(int faults) {
        Told calm = tell(Map.of());
        var findings = new ArrayList<>(calm.findings());
        List<Map<Integer, Fault>> alone = calm.further(Sweep::onlyAlone);
        Workers.each(alone, this::tell).forEach(one -> findings.addAll(one.findings()));
        int told = 1 + alone.size();
        List<Map<Integer, Fault>> plans = calm.further(Fault::of);
        for (int depth = 1; depth <= faults; depth++) {
            boolean last = depth == faults;
            var further = new ArrayList<Map<Integer, Fault>>();
            for (Told one : Workers.each(plans, plan -> last ? tell(plan).withoutCalls() : tell(plan))) {
                told++;
                findings.addAll(one.findings());
                further.addAll(one.further(Fault::of));
            }
            plans = further;
        }
        return new Result(calm.calls().size(), told, List.copyOf(findings));
    }

    /** Tells the flow with plans of this many faults, drawn from a seed; those that end before they have so many do not count. */
    Result some(int faults, int count, long seed) {
        Told calm = tell(Map.of());
        List<Long> seeds = new Random(seed).longs(count).boxed().toList();
        var complete = new AtomicInteger();
        List<Finding> findings = Workers.each(seeds, drawn -> draw(calm, faults, new Random(drawn), complete)).stream()
                .flatMap(List::stream)
                .toList();
        return new Result(calm.calls().size(), complete.get(), findings);
    }

    /** Draws one fault after the other; the last telling has all of them. */
    private List<Finding> draw(Told calm, int faults, Random random, AtomicInteger complete) {
        var findings = new ArrayList<Finding>();
        List<Map<Integer, Fault>> further = calm.further(Fault::all);
        for (int depth = 0; depth < faults && !further.isEmpty(); depth++) {
            Told one = tell(further.get(random.nextInt(further.size())));
            findings.addAll(one.findings());
            further = one.further(Fault::all);
            if (one.plan().size() == faults) {
                complete.incrementAndGet();
            }
        }
        return findings;
    }

    private static List<Fault> onlyAlone(Call.Kind kind) {
        var faults = new ArrayList<>(Fault.all(kind));
        faults.removeAll(Fault.of(kind));
        return faults;
    }

    private Told tell(Map<Integer, Fault> plan) {
        Run run = Run.of(flow, plan, false);
        List<Finding> findings =
                run.violations().isEmpty() ? List.of() : List.of(new Finding(flow, plan, run.violations()));
        return new Told(plan, run.calls(), findings);
    }
}
