package dev.tense.local.wire;

/** The caller gets no answer: its connection is closed. */
public final class NoAnswer extends RuntimeException {
    private static final long serialVersionUID = 1;

    public NoAnswer(String why) {
        super(why, null, false, false);
    }
}
