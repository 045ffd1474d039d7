package dev.tense.local.prove;

/** The proof cannot go on: somebody got no answer for longer than anything may take. */
final class GaveUp extends RuntimeException {
    private static final long serialVersionUID = 1;

    GaveUp(String what) {
        super(what);
    }
}
