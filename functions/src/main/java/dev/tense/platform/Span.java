package dev.tense.platform;

import dev.tense.messaging.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A stretch of time, both ends included. */
record Span(Instant from, Instant to) {
    Span {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("a span ends before it begins: " + from + " to " + to);
        }
    }

    /** What a person asked for. */
    static Span asked(Instant from, Instant to) {
        if (to.isBefore(from)) {
            throw new InvalidInput("from", "must not be later than the end");
        }
        if (to.isAfter(LAST)) {
            throw new InvalidInput("to", "must be before the year 10000");
        }
        return new Span(from, to);
    }

    /** The last time whose text sorts as the times of the log do. */
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    Span widened(Duration before, Duration after) {
        return new Span(from.minus(before), to.plus(after));
    }

    /** The fewest spans that cover the same time. */
    static List<Span> merged(Collection<Span> spans) {
        var merged = new ArrayList<Span>();
        for (Span next : spans.stream().sorted(Comparator.comparing(Span::from)).toList()) {
            if (merged.isEmpty() || merged.getLast().to().isBefore(next.from())) {
                merged.add(next);
            } else {
                Span last = merged.removeLast();
                merged.add(new Span(last.from(), last.to().isAfter(next.to()) ? last.to() : next.to()));
            }
        }
        return List.copyOf(merged);
    }

    @Override
    public String toString() {
        return from + "/" + to;
    }
}
