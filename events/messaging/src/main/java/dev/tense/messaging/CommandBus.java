package dev.tense.messaging;

/** Sends a command to its one handler and waits for the answer. */
public interface CommandBus {
    /**
     * Runs the command and waits.
     *
     * @return the answer of the command's one handler
     * @throws IllegalStateException if the command has no handler
     */
    <A> A execute(Command<A> command);
}
