package dev.tense.scenarios;

import dev.tense.local.gate.FunctionCall;
import dev.tense.local.gate.Gate;
import dev.tense.local.wire.Answer;
import java.util.function.Predicate;

/** A gate before AWS that is open until a scenario sets a trap. */
final class Trapdoor implements Gate {
    private volatile Gate trap = OPEN;

    @Override
    public Answer pass(FunctionCall call, Aws aws) throws InterruptedException {
        return trap.pass(call, aws);
    }

    /** Sets a trap until the answer is closed. */
    Set set(Gate gate) {
        trap = gate;
        return () -> trap = OPEN;
    }

    /** Closes the tables to all requests but these until the answer is closed. */
    Set closeTables(Predicate<FunctionCall> butFor) {
        return set(tables(butFor));
    }

    /** The tables answer as they do when they are not available, and hear nothing of it, to all requests but these. */
    static Gate tables(Predicate<FunctionCall> butFor) {
        return (call, aws) ->
                !call.service().equals("dynamodb") || butFor.test(call) ? aws.answer() : call.unavailable();
    }

    /** A trap that is set. */
    interface Set extends AutoCloseable {
        @Override
        void close();
    }
}
