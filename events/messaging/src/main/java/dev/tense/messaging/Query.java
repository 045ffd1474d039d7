package dev.tense.messaging;

/**
 * A question that changes nothing, a record whose components come from the path of a GET route.
 *
 * @param <R> the result
 */
public interface Query<R> {}
