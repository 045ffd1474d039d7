package dev.tense.local.aws;

/** Why another endpoint cannot be used, in one line. */
public final class EndpointProblem extends RuntimeException {
    private static final long serialVersionUID = 1;

    EndpointProblem(String message) {
        super(message);
    }

    EndpointProblem(String message, Throwable cause) {
        super(message, cause);
    }
}
