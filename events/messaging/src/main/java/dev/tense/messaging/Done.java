package dev.tense.messaging;

/** The answer of a reaction: there is nobody to hear it. */
public record Done() {
    public static final Done DONE = new Done();
}
