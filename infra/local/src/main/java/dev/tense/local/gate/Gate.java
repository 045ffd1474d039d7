package dev.tense.local.gate;

import dev.tense.local.wire.Answer;

/** Decides what becomes of a request that the process of a function makes to AWS. */
@FunctionalInterface
public interface Gate {
    /** Lets everything through. */
    Gate OPEN = (_, aws) -> aws.answer();

    /** The way on. */
    interface Aws {
        /** Applies the request and says what AWS says. */
        Answer answer() throws InterruptedException;
    }

    /**
     * The answer for the function. Without a look at {@code aws} the request is never applied.
     *
     * @throws dev.tense.local.wire.NoAnswer to close the connection instead
     */
    Answer pass(FunctionCall call, Aws aws) throws InterruptedException;
}
