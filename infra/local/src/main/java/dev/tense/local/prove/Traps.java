package dev.tense.local.prove;

import dev.tense.local.gate.FunctionCall;
import dev.tense.local.gate.Gate;
import dev.tense.local.prove.CrashPoint.When;
import dev.tense.local.wire.Answer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * First writes down the requests of the functions, then ends a process at each of them, once. What a function was killed for it
 * is not killed for again: a message that comes back passes.
 */
final class Traps implements Gate {
    /** Queries change nothing, and have no part in what is killed. */
    static final String QUERIES = "tense-get-";

    private static final String PUBLISHER = "tense-publish-events";

    private final Map<String, List<String>> recorded = new LinkedHashMap<>();
    private final Map<String, Deque<CrashPoint>> waiting = new LinkedHashMap<>();
    private final Map<String, Trap> armed = new HashMap<>();
    private final Map<String, Set<String>> spent = new HashMap<>();
    private final Killing killing;
    private boolean recording;
    private int kills;

    /** Ends a process, or more than that; {@code number} counts the kills from 1. */
    interface Killing {
        RuntimeException kill(FunctionCall call, CrashPoint point, int number);
    }

    private static final class Trap {
        private final CrashPoint point;
        private final Set<String> ids = new HashSet<>();
        private int seen;

        private Trap(CrashPoint point) {
            this.point = point;
        }

        private boolean closesOn(FunctionCall call) {
            ids.addAll(RequestKind.ids(call));
            return RequestKind.of(call).equals(point.kind()) && ++seen == point.number();
        }
    }

    Traps(Killing killing) {
        this.killing = killing;
    }

    @Override
    public Answer pass(FunctionCall call, Aws aws) throws InterruptedException {
        CrashPoint point = closed(call);
        if (point == null) {
            return aws.answer();
        }
        if (point.when() == When.AFTER) {
            Answer _ = aws.answer();
        }
        throw killing.kill(call, point, counted());
    }

    private synchronized int counted() {
        return ++kills;
    }

    private synchronized @Nullable CrashPoint closed(FunctionCall call) {
        String function = call.sender().function();
        if (recording && !function.startsWith(QUERIES)) {
            recorded.computeIfAbsent(function, _ -> new ArrayList<>()).add(RequestKind.of(call));
        }
        Trap trap = armed.get(function);
        Set<String> known = spent.computeIfAbsent(function, _ -> new HashSet<>());
        if (trap == null || RequestKind.ids(call).stream().anyMatch(known::contains) || !trap.closesOn(call)) {
            return null;
        }
        armed.remove(function);
        known.addAll(trap.ids);
        return trap.point;
    }

    synchronized void record() {
        recorded.clear();
        recording = true;
    }

    /** Ends the recording, and answers each recorded request of these functions as two points: before and after. */
    synchronized List<CrashPoint> points(Predicate<String> functions) {
        recording = false;
        List<CrashPoint> points = new ArrayList<>();
        recorded.forEach((function, requests) -> {
            if (functions.test(function)) {
                numbered(function, requests).forEach(points::add);
            }
        });
        return points;
    }

    /** How often the publisher asks depends on which commits come together, so it dies once for each kind. */
    private static Stream<CrashPoint> numbered(String function, List<String> requests) {
        Map<String, Integer> numbers = new HashMap<>();
        return requests.stream()
                .map(kind -> new CrashPoint(function, kind, numbers.merge(kind, 1, Integer::sum), When.BEFORE))
                .filter(point -> point.number() == 1 || !function.equals(PUBLISHER))
                .flatMap(point ->
                        Stream.of(point, new CrashPoint(point.function(), point.kind(), point.number(), When.AFTER)));
    }

    synchronized void set(List<CrashPoint> points) {
        points.forEach(point -> waiting.computeIfAbsent(point.function(), _ -> new ArrayDeque<>())
                .add(point));
    }

    /** Sets the next trap of each function that has none set. */
    synchronized void arm() {
        waiting.forEach((function, points) -> {
            if (!armed.containsKey(function) && !points.isEmpty()) {
                armed.put(function, new Trap(points.remove()));
            }
        });
    }

    /** Takes every trap away, and answers those that nobody walked into. */
    synchronized List<CrashPoint> clear() {
        List<CrashPoint> left = new ArrayList<>();
        armed.values().forEach(trap -> left.add(trap.point));
        waiting.values().forEach(left::addAll);
        armed.clear();
        waiting.clear();
        return left;
    }

    synchronized boolean anyLeft() {
        return anyArmed() || waiting.values().stream().anyMatch(points -> !points.isEmpty());
    }

    synchronized boolean anyArmed() {
        return !armed.isEmpty();
    }

    synchronized int kills() {
        return kills;
    }
}
