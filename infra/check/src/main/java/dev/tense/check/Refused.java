package dev.tense.check;

/** Nothing can be generated; the message names what is wrong and what to do. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String message) {
        super(message);
    }
}
