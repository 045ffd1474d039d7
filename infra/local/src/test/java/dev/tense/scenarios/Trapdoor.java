package dev.tense.scenarios;

import dev.tense.local.aws.TableGate;

/** A gate before the tables that is open until a scenario sets a trap. */
final class Trapdoor implements TableGate {
    private volatile TableGate trap = OPEN;

    @Override
    public boolean lets(Sender sender, String operation) throws InterruptedException {
        return trap.lets(sender, operation);
    }

    /** Sets a trap until the answer is closed. */
    Set set(TableGate gate) {
        trap = gate;
        return () -> trap = OPEN;
    }

    /** A trap that is set. */
    interface Set extends AutoCloseable {
        @Override
        void close();
    }
}
