package dev.tense.local;

/** Why the system cannot start, in one line that says what to do. */
public final class StartProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    StartProblem(String message) {
        super(message);
    }
}
