package dev.tense.local.prove;

import java.util.List;

/** Of so many crash points, those that nobody came to. */
record Swept(int points, List<CrashPoint> left) {
    /** At most one in so many of a flow's points may be one that a race led to, and that it does not lead to again. */
    private static final int MOST_LEFT = 10;

    Swept {
        left = List.copyOf(left);
    }

    /** What is broken in a flow in which there are races. */
    List<Violation> mostlyReached() {
        return left.size() * MOST_LEFT > points
                ? List.of(Violation.lost("crash points are reached", "", left.size() + " of " + points + " were not"))
                : List.of();
    }

    /** What is broken where nobody else makes the same requests, so that each of them must be met again. */
    List<Violation> allReached() {
        return left.stream()
                .map(point -> Violation.lost("every crash point is reached", "", point.toString()))
                .toList();
    }
}
