package dev.tense.platform;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves; each look at it takes a millisecond, so that what follows is later. */
public final class TickingClock extends Clock {
    private Instant now;

    /** A clock of some day. */
    public TickingClock() {
        this(Instant.parse("2026-11-22T12:00:00Z"));
    }

    /** A clock that begins with this time. */
    public TickingClock(Instant begin) {
        now = begin;
    }

    /** Lets time pass. */
    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant instant() {
        now = now.plusMillis(1);
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("times are in UTC");
    }
}
