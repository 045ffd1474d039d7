package dev.tense.messaging;

/** Thrown by a reaction that is not done and wants to be called again. The code is shown to operators. */
public final class Retry extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String code;

    /** @param code why, in capitals: {@code CHECKOUT_UNFINISHED} */
    public Retry(String code) {
        super(code);
        this.code = code;
    }

    public String code() {
        return code;
    }
}
