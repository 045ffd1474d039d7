package dev.tense.messaging;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a stream, written once and never changed: what a command or a reaction decided, with its answer.
 *
 * @param version     1 for the first commit of a stream, without gaps
 * @param by          the command ({@code PlaceOrder}) or the reaction with its generation ({@code award-points-on-order-placed@1})
 * @param key         the key of that command or reaction
 * @param fingerprint of the command as it was received; empty for a reaction
 * @param answer      the rendered answer, if it is final
 * @param root        the command that the sender waits for, when {@code by} is a part of it and this commit creates the stream
 * @param correlation the key of the command that everything began with
 * @param causation   the event or the command that made this happen, if one did
 * @param traceparent the W3C trace context, if the caller sent one
 * @param events      published, in this order
 * @param notes       never published
 * @param attempt     tells our own write, whose response was lost, from another's; 1 to 36 characters, never used again
 */
public record Commit(
        StreamId stream,
        long version,
        Instant at,
        String by,
        CommandKey key,
        String fingerprint,
        @Nullable String answer,
        @Nullable Root root,
        String correlation,
        @Nullable String causation,
        @Nullable String traceparent,
        List<Recorded> events,
        List<Recorded> notes,
        String attempt) {
    private static final int MAX_ATTEMPT = 36;

    public Commit {
        if (version < 1) {
            throw new IllegalArgumentException("the first version of a stream is 1");
        }
        if (attempt.isEmpty() || attempt.length() > MAX_ATTEMPT) {
            throw new IllegalArgumentException("an attempt has 1 to 36 characters");
        }
        events = List.copyOf(events);
        notes = List.copyOf(notes);
    }

    /** A command that a first commit belongs to besides its own. */
    public record Root(String command, CommandKey key, String fingerprint) {}

    /** A fact as it is kept: its name for ever, and its JSON. */
    public record Recorded(String name, String json) {}

    List<Recorded> facts() {
        var all = new ArrayList<>(notes);
        all.addAll(events);
        return all;
    }
}
