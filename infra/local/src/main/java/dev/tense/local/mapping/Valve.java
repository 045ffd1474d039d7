package dev.tense.local.mapping;

/** Whether a mapping may read. When it is closed, what was begun before comes to its end. */
final class Valve {
    private boolean open = true;
    private boolean underWay;

    /** One turn of reading. */
    interface Turn {
        void run() throws InterruptedException;
    }

    void whenOpen(Turn turn) throws InterruptedException {
        begin();
        try {
            turn.run();
        } finally {
            end();
        }
    }

    private synchronized void begin() throws InterruptedException {
        while (!open) {
            wait();
        }
        underWay = true;
    }

    private synchronized void end() {
        underWay = false;
    }

    synchronized void set(boolean wanted) {
        open = wanted;
        notifyAll();
    }

    /** As AWS names it; only {@code Disabled} promises that nothing is read any more. */
    synchronized String state() {
        if (open) {
            return "Enabled";
        }
        return underWay ? "Disabling" : "Disabled";
    }
}
