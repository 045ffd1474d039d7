package dev.tense.simulation;

/**
 * An invariant that does not hold.
 *
 * @param invariant its name: {@code money}, {@code one-charge}, {@code stock}, ...
 */
record Violation(String invariant, String what) {
    @Override
    public String toString() {
        return invariant + ": " + what;
    }
}
