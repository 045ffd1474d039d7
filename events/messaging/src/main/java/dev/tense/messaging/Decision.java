package dev.tense.messaging;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a rule decided: to commit facts, or to say no and leave no trace. */
public sealed interface Decision<A> {
    /** The answer; final once the decision is committed, unless it is {@link NotFinal}. */
    A answer();

    /** Commits the facts. */
    static <A> Accept<A> accept(A answer, Fact... facts) {
        return new Accept<>(answer, List.of(facts), List.of(), Optional.empty());
    }

    /** Stores nothing: a repeat is judged afresh. */
    static <A> Decision<A> decline(A answer) {
        return new Decline<>(answer);
    }

    /**
     * To commit facts and change state items with them.
     *
     * @param effects   changes of state items in the same transaction
     * @param otherwise what is decided instead when the guard of an effect fails
     */
    record Accept<A>(
            A answer,
            List<Fact> facts,
            List<Effect> effects,
            Optional<Function<Written.GuardFailed, Decision<A>>> otherwise)
            implements Decision<A> {
        public Accept {
            facts = List.copyOf(facts);
            effects = List.copyOf(effects);
        }

        /** The same with effects that have no guard to fail. */
        public Decision<A> with(List<Effect> unguarded) {
            return new Accept<>(answer, facts, unguarded, otherwise);
        }

        /** The same with guarded effects, and what is decided when a guard fails. */
        public Decision<A> with(List<? extends Effect> guarded, Function<Written.GuardFailed, Decision<A>> otherwise) {
            return new Accept<>(answer, facts, List.copyOf(guarded), Optional.of(otherwise));
        }
    }

    /** See {@link Decision#decline}. */
    record Decline<A>(A answer) implements Decision<A> {}
}
