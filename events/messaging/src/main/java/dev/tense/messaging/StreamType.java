package dev.tense.messaging;

import java.util.List;
import java.util.function.BiFunction;

/**
 * What a category of streams means: the state before the first commit, and how a fact changes it.
 *
 * @param evolve a pure function; it must know every fact its category ever held
 */
public record StreamType<S>(String category, S empty, BiFunction<S, Fact, S> evolve) {
    StreamId id(String key) {
        return new StreamId(category, key);
    }

    S fold(List<Fact> facts) {
        S state = empty;
        for (Fact fact : facts) {
            state = evolve.apply(state, fact);
        }
        return state;
    }
}
