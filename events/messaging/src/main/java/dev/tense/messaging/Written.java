package dev.tense.messaging;

import org.jspecify.annotations.Nullable;

/** What became of a write: all of it happened, or nothing did. */
public sealed interface Written {
    /** It is in the store, by this call or by an earlier attempt of the same one. */
    record Done() implements Written {}

    /** The version of the stream is taken, by this commit. */
    record Collision(Commit existing) implements Written {}

    /** A guard failed; {@code found} is the item that was in the way, or null where one was missing. */
    record GuardFailed(Effect effect, @Nullable Item found) implements Written {}
}
