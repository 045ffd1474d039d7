package dev.tense.platform;

/** Makes a direct invocation a function error with the text of a problem; it has no stack trace, because the caller would see it. */
final class InvocationFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvocationFailed(Problem problem) {
        super(problem.json(), null, false, false);
    }
}
