package dev.tense.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Looks for something that is not right in the code it is loaded with. */
public final class Hunt {
    private static final int PEOPLE = 8;
    private static final int SEEDS = 200;

    private Hunt() {}

    /**
     * Tells every flow with nothing going wrong, then random runs, then every flow with one fault, until this invariant does not hold.
     *
     * @param invariant its name, or an empty text for any
     * @return where that was, and which invariants do not hold; empty when it holds everywhere
     */
    public static List<String> hunt(String invariant) {
        return Stream.<Stream<Supplier<List<String>>>>of(
                        Flow.all().stream().map(flow -> () -> told(flow, Map.of())),
                        LongStream.rangeClosed(1, SEEDS).mapToObj(seed -> () -> told(seed)),
                        Flow.all().stream().map(Hunt::withOneFault))
                .flatMap(step -> step)
                .map(Supplier::get)
                .filter(found -> invariant.isEmpty() ? !found.isEmpty() : found.contains(invariant))
                .findFirst()
                .orElse(List.of());
    }

    private static List<String> told(long seed) {
        return found("seed " + seed, RandomRun.of(seed, PEOPLE, false).violations());
    }

    private static List<String> told(Flow flow, Map<Integer, Fault> plan) {
        return found(flow + " " + plan, Run.of(flow, plan, false).violations());
    }

    private static Supplier<List<String>> withOneFault(Flow flow) {
        return () -> new Sweep(flow)
                .all(1).findings().stream()
                        .findFirst()
                        .map(finding -> found(flow + " " + finding.plan(), finding.violations()))
                        .orElse(List.of());
    }

    private static List<String> found(String where, List<Violation> violations) {
        if (violations.isEmpty()) {
            return List.of();
        }
        var found = new ArrayList<String>();
        found.add(where);
        violations.stream().map(Violation::invariant).distinct().forEach(found::add);
        return found;
    }
}
