package dev.tense.messaging;

/**
 * A request in the imperative, a record. Exactly one handler serves it and returns an {@code A}: the success or one of the
 * refusals its contract names. A refusal is a value; an exception means that the outcome is not known or that the input was
 * malformed.
 *
 * @param <A> the answer: a sealed interface nested in the command
 */
public non-sealed interface Command<A> extends Message {
    /** The sender's key for this one request: sending the same key again never does the work a second time. */
    CommandId commandId();
}
