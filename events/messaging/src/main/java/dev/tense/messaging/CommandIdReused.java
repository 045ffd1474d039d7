package dev.tense.messaging;

/** A command id came again with another body. Nothing was changed. */
public final class CommandIdReused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandIdReused() {
        super("commandId was used before with another body");
    }
}
