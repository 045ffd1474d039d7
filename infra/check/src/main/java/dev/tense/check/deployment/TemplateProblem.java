package dev.tense.check.deployment;

/** A template that says something nobody here understands, or that refers to nothing. */
public final class TemplateProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TemplateProblem(String place, String what) {
        super(place + ": " + what);
    }
}
