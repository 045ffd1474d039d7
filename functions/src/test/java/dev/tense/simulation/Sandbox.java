package dev.tense.simulation;

/** One invocation of a function: who it is, until when it may live, and whether it still does. */
final class Sandbox {
    /** Ends a process wherever it is: nothing it would do after this happens. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    private final String function;
    private final String name;
    private final long deadline;
    private boolean dead;

    Sandbox(String function, String name, long deadline) {
        this.function = function;
        this.name = name;
        this.deadline = deadline;
    }

    String function() {
        return function;
    }

    /** The function with the number of this invocation. */
    String name() {
        return name;
    }

    boolean isDead() {
        return dead;
    }

    int millisLeft(long now) {
        return (int) Math.max(0, deadline - now);
    }

    Killed kill() {
        dead = true;
        return new Killed();
    }

    /** Also a process that was killed and goes on because somebody caught that must not do anything any more. */
    void mustLive(long now) {
        if (dead || now >= deadline) {
            throw kill();
        }
    }
}
