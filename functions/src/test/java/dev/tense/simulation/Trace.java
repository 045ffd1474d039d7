package dev.tense.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What happened in a run, in its order. The hash tells two runs apart; the lines are kept when somebody wants to read them. */
final class Trace {
    private static final long PRIME = 0x100000001b3L;

    private final boolean kept;
    private final List<Step> steps = new ArrayList<>();
    private long hash = 0xcbf29ce484222325L;

    /** One message from somebody to somebody, or a note of somebody about itself. */
    record Step(long at, String from, String to, String text) {}

    Trace(boolean kept) {
        this.kept = kept;
    }

    void add(long at, String from, String to, String text) {
        mix(at);
        mix(from);
        mix(to);
        mix(text);
        if (kept) {
            steps.add(new Step(at, from, to, text));
        }
    }

    private void mix(String text) {
        for (int index = 0; index < text.length(); index++) {
            mix(text.charAt(index));
        }
    }

    private void mix(long value) {
        hash = (hash ^ value) * PRIME; // FNV-1a: no secret, only quick and the same everywhere
    }

    String hash() {
        return String.format(Locale.ROOT, "%016x", hash);
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
