package dev.tense.local.prove;

import java.util.Locale;

/** A request of a function at which its process is killed: the n-th of its kind, counted from 1. */
record CrashPoint(String function, String kind, int number, When when) {
    /** Whether AWS has applied the request by then. */
    enum When {
        BEFORE,
        AFTER
    }

    @Override
    public String toString() {
        return "%s at its request %s, number %d, %s it is applied"
                .formatted(function, kind, number, when.name().toLowerCase(Locale.ROOT));
    }
}
