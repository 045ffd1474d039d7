package dev.tense.local.prove;

import dev.tense.local.gate.FunctionCall;
import dev.tense.local.gate.Gate;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.NoAnswer;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Does harm to some requests: kills who asks, cuts the connection, or answers with an error; before or after they are applied. */
final class Harm implements Gate {
    private static final double SHARE = 0.05;

    private final RandomGenerator random;
    private final Map<Kind, Integer> done = new EnumMap<>(Kind.class);
    private volatile boolean stopped;

    private enum Kind {
        KILLED_BEFORE,
        KILLED_AFTER,
        CUT_BEFORE,
        CUT_AFTER,
        UNAVAILABLE,
        THROTTLED
    }

    Harm(RandomGenerator random) {
        this.random = random;
    }

    @Override
    public Answer pass(FunctionCall call, Aws aws) throws InterruptedException {
        if (stopped || call.sender().function().startsWith(Traps.QUERIES) || random.nextDouble() >= SHARE) {
            return aws.answer();
        }
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        count(kind);
        if (kind == Kind.KILLED_AFTER || kind == Kind.CUT_AFTER) {
            Answer _ = aws.answer();
        }
        return switch (kind) {
            case KILLED_BEFORE, KILLED_AFTER -> throw call.kill();
            case CUT_BEFORE, CUT_AFTER -> throw new NoAnswer("the connection was cut");
            case UNAVAILABLE -> call.unavailable();
            case THROTTLED -> call.error(400, "ThrottlingException");
        };
    }

    private synchronized void count(Kind kind) {
        done.merge(kind, 1, Integer::sum);
    }

    /** Lets everything through from now on. */
    void stop() {
        stopped = true;
    }

    synchronized int total() {
        return done.values().stream().mapToInt(Integer::intValue).sum();
    }

    @Override
    public synchronized String toString() {
        return done.toString();
    }
}
