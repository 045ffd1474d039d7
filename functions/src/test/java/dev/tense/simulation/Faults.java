package dev.tense.simulation;

import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Decides what goes wrong, call by call. */
interface Faults {
    /** What goes wrong with this call, the {@code index}-th since the faults began; null when nothing does. */
    @Nullable
    Fault at(int index, Call call);

    /** Nothing goes wrong. */
    static Faults none() {
        return (index, call) -> null;
    }

    /** These calls go wrong in this way. */
    static Faults at(Map<Integer, Fault> plan) {
        return (index, call) -> plan.get(index);
    }

    /** Any call goes wrong with this probability, in any way that makes a difference for it. */
    static Faults random(Random random, double probability) {
        return (index, call) -> {
            if (random.nextDouble() >= probability) {
                return null;
            }
            List<Fault> possible = Fault.all(call.kind());
            return possible.get(random.nextInt(possible.size()));
        };
    }
}
