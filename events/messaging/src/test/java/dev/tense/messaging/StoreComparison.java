package dev.tense.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Makes the same random calls of two stores and compares every word of theirs. A difference is reported with its seed and with
 * the fewest calls that still show it.
 */
public final class StoreComparison {
    private static final int CALLS_IN_A_ROUND = 400;
    private static final int CALLS_BETWEEN_LOOKS = 100;

    /** An index may be a moment behind. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final String HERE =
            Digest.of("comparison", Long.toString(System.nanoTime())).substring(24);

    private final Store expected;
    private final Store actual;
    private final Map<String, Integer> counts = new TreeMap<>();
    private int calls;

    /** Compares a store with the one that is to be believed. */
    public StoreComparison(Store expected, Store actual) {
        this.expected = expected;
        this.actual = actual;
    }

    /** What a store said instead of an answer; the text of an exception is its own business. */
    private record Refused() {}

    /** Where two stores differ. */
    private record Difference(int step, StoreCall call, Object expected, Object actual) {}

    /**
     * Makes so many calls, round after round on new keys.
     *
     * @throws AssertionError when the stores differ
     */
    public void compare(long seed, int wanted) {
        for (long round = seed; calls < wanted; round++) {
            List<Integer> all = IntStream.range(0, Math.min(CALLS_IN_A_ROUND, wanted - calls))
                    .boxed()
                    .toList();
            Optional<Difference> found = run(round, all, counts);
            if (found.isPresent()) {
                throw new AssertionError(report(round, shortest(round, all, found.get())));
            }
            calls += all.size();
        }
    }

    /** How many calls were made, without those that only looked at the whole state. */
    public int calls() {
        return calls;
    }

    /** How many calls of each kind were made, with what was said to them. */
    public String figures() {
        return counts.entrySet().stream()
                .map(kind -> String.format("%7d  %s", kind.getValue(), kind.getKey()))
                .collect(Collectors.joining("\n"));
    }

    /** One run of a round's steps on keys of its own. */
    private Optional<Difference> run(long seed, List<Integer> kept, Map<String, Integer> counted) {
        var steps = new StoreSteps(seed, HERE + RUNS.incrementAndGet());
        var taken = steps.take(kept.isEmpty() ? 0 : kept.getLast() + 1);
        var past = new Taken();
        for (int number = 0; number < kept.size(); number++) {
            Optional<StoreCall> call = taken.get(kept.get(number)).call(past);
            if (call.isPresent()) {
                Object said = said(expected, call.get());
                Optional<Difference> found = compare(kept.get(number), call.get(), said);
                if (found.isPresent()) {
                    return found;
                }
                past.note(call.get(), said);
                counted.merge(call.get().kind() + ": " + outcome(said), 1, Integer::sum);
            }
            if (number == kept.size() - 1 || number % CALLS_BETWEEN_LOOKS == CALLS_BETWEEN_LOOKS - 1) {
                int step = kept.get(number);
                Optional<Difference> found = steps.everything().stream()
                        .flatMap(look -> compare(step, look, said(expected, look)).stream())
                        .findFirst();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Difference> compare(int step, StoreCall call, Object said) {
        Object other = said(actual, call);
        if (call instanceof StoreCall.OfSubject) {
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (!said.equals(other) && System.nanoTime() < deadline) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                other = said(actual, call);
            }
        }
        return said.equals(other) ? Optional.empty() : Optional.of(new Difference(step, call, said, other));
    }

    private static Object said(Store store, StoreCall call) {
        try {
            return call.on(store);
        } catch (Unavailable gone) {
            throw gone;
        } catch (RuntimeException refused) { // how a store says that it was asked for something wrong
            return new Refused();
        }
    }

    private static String outcome(Object said) {
        return said instanceof Written || said instanceof Refused
                ? said.getClass().getSimpleName()
                : "read";
    }

    /** Leaves out what the difference does not need, in ever smaller pieces. */
    private List<Integer> shortest(long seed, List<Integer> all, Difference found) {
        List<Integer> kept = all.subList(0, all.indexOf(found.step()) + 1);
        for (int piece = Math.max(1, kept.size() / 2); piece >= 1; piece /= 2) {
            for (int from = 0; from < kept.size(); ) {
                var fewer = new ArrayList<>(kept.subList(0, from));
                fewer.addAll(kept.subList(Math.min(kept.size(), from + piece), kept.size()));
                if (run(seed, fewer, new HashMap<>()).isPresent()) {
                    kept = fewer;
                } else {
                    from += piece;
                }
            }
        }
        return kept;
    }

    private String report(long seed, List<Integer> kept) {
        var prefix = HERE + RUNS.incrementAndGet();
        var steps = new StoreSteps(seed, prefix);
        var taken = steps.take(kept.getLast() + 1);
        var past = new Taken();
        var text = new StringBuilder("the stores differ; seed " + seed + ", and these calls are enough:\n");
        for (int step : kept) {
            StoreCall call = taken.get(step).call(past).orElseThrow();
            Object said = said(expected, call);
            past.note(call, said);
            text.append(line(step, call, said, said(actual, call), prefix));
        }
        for (StoreCall look : steps.everything()) {
            Object said = said(expected, look);
            Object other = said(actual, look);
            if (!said.equals(other)) {
                text.append(line(kept.getLast(), look, said, other, prefix));
            }
        }
        return text.toString();
    }

    private static String line(int step, StoreCall call, Object said, Object other, String prefix) {
        String line = step + ": " + call + "\n    -> " + said + "\n"
                + (said.equals(other) ? "" : "    but the other says " + other + "\n");
        return visible(line.replace(prefix, "~"));
    }

    /** Unusual characters by their numbers, and long texts by their beginnings. */
    private static String visible(String text) {
        return text.replaceAll("(.{2})\\1{20,}", "$1...")
                .codePoints()
                .mapToObj(c -> (c >= ' ' && c <= '~') || c == '\n' ? Character.toString(c) : String.format("<%x>", c))
                .collect(Collectors.joining());
    }

    /** What the store that is believed has taken. */
    private static final class Taken implements StoreSteps.Past {
        private final Map<StreamId, Long> lengths = new HashMap<>();
        private final List<StoreCall.Append> appends = new ArrayList<>();

        void note(StoreCall call, Object said) {
            if (call instanceof StoreCall.Append append) {
                appends.add(append);
                if (said.equals(new Written.Done())) {
                    lengths.merge(append.commit().stream(), append.commit().version(), Math::max);
                }
            }
        }

        @Override
        public long length(StreamId stream) {
            return lengths.getOrDefault(stream, 0L);
        }

        @Override
        public List<StoreCall.Append> appends() {
            return appends;
        }
    }
}
