package dev.tense.messaging;

/** Who asks, as authenticated by the front door. The principal is part of every command's key, so nobody can meet another's answer. */
public record Caller(String principal) {
    /** Everybody, while callers are not authenticated. */
    public static final Caller LOCAL = new Caller("local");

    /** The system itself: commands sent by handlers and reactions. No authenticated caller can have this name. */
    public static final Caller SYSTEM = new Caller("system:tense");
}
