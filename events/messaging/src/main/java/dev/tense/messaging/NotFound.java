package dev.tense.messaging;

/** What a query asks for does not exist, or is not the caller's to see; the two look alike from outside. */
public final class NotFound extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String what;

    /** Names a kind of thing, never which one: {@code order}. */
    public NotFound(String what) {
        super("no such " + what);
        this.what = what;
    }

    public String what() {
        return what;
    }
}
