package dev.tense.messaging;

import java.time.Instant;

/**
 * A fact in the past tense: a deeply immutable record with an {@link EventName}. It expects nothing: no reply, no handler, no
 * time. Zero, one or many reactions hear of it, and none of them can make it not have happened.
 */
public non-sealed interface Event extends Message, Fact {
    /** When it happened, by the clock of the function that decided it. */
    Instant occurredAt();
}
