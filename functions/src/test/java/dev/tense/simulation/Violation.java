package dev.tense.simulation;

/**
 * An invariant that does not hold.
 *
 * @param invariant its name: {@code money}, {@code one-charge}, {@code stock}, ...
 */
record Violation(String invariant, String what) {
    /** A run that did not come to its end. */
    static Violation of(RuntimeException crash) {
        return new Violation("comes-to-an-end", crash + ", " + crash.getCause());
    }

    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
