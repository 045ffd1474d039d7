package dev.tense.platform;

import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Store;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The windows of doubt: times whose commits may not have been published. Beside them, the mark says up to when everything went
 * through the stream. A stream forgets after 24 hours, so what was written after the mark is in doubt when the mark is older.
 */
@Singleton
class Doubts {
    /** An hour less than a stream keeps its records. */
    static final Duration LONGEST = Duration.ofHours(23);

    private static final Duration STREAM_KEEPS = Duration.ofDays(1);

    /**
     * AWS takes no request that is signed by a clock which is wrong by more than five minutes. This may be so of two, that of the mark
     * and that of a commit; and a commit is written up to five minutes, the longest timeout, later than its time says.
     */
    private static final Duration MARGIN = Duration.ofMinutes(15);

    private static final ItemKey MARK = ItemKey.of("platform#published");
    private static final String WINDOWS = "platform#windows";
    private static final String UP_TO = "upTo";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final String STATUS = "status";
    private static final String OPEN = "open";
    private static final String AFTER = "after";

    private final Store store;
    private final Clock clock;

    Doubts(Store store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** A window that is open; {@code after} is the position in the log up to which it was published again. */
    record Window(Span span, @Nullable String after) {
        Window at(String position) {
            return new Window(span, position);
        }
    }

    /** The publisher begins with a commit of this time: the mark starts here, unless there is one. */
    void begin(Instant commit) {
        store.apply(new Effect.Create(mark(commit)));
    }

    /** A commit of this time is published only now. If the stream was about to forget it, it may have forgotten its neighbours. */
    void late(Instant commit) {
        if (isOld(commit)) {
            Instant hour = commit.truncatedTo(ChronoUnit.HOURS);
            open(new Span(hour.minus(STREAM_KEEPS), hour.plus(1, ChronoUnit.HOURS)));
        }
    }

    /** Everything up to this time went through the stream, or is in a window. */
    void published(Instant upTo) {
        Optional<Instant> before = published();
        if (before.isPresent() && !upTo.isAfter(before.get())) {
            return;
        }
        before.filter(this::isOld).ifPresent(mark -> open(new Span(mark, upTo)));
        store.apply(new Effect.Put(mark(upTo)));
    }

    /** Opens a window over what the publisher should have passed long ago. Without a mark that is everything. */
    void overdue() {
        Instant now = clock.instant();
        Optional<Instant> mark = published();
        if (mark.isEmpty()) {
            open(new Span(Instant.EPOCH, now));
            begin(now);
        } else if (isOld(mark.get())) {
            published(now);
        }
    }

    /** Opens a window, with a margin; one that was opened before stays as it is, also when it was closed. */
    void open(Span span) {
        store.apply(new Effect.Create(item(widened(span), OPEN, null)));
    }

    /** Opens a window that somebody asked for, also when it was closed. */
    void openAgain(Span span) {
        store.apply(new Effect.Put(item(span, OPEN, null)));
    }

    /** What is open, the oldest first. */
    List<Window> open() {
        return store.partition(WINDOWS).stream()
                .filter(item -> item.text(STATUS).equals(OPEN))
                .map(Doubts::window)
                .sorted(Comparator.comparing(window -> window.span().from()))
                .toList();
    }

    void progressed(Window window) {
        store.apply(new Effect.Put(item(window.span(), OPEN, window.after())));
    }

    void close(Window window) {
        store.apply(new Effect.Put(item(window.span(), "closed", null)));
    }

    private Optional<Instant> published() {
        return Optional.ofNullable(store.items(List.of(MARK)).get(MARK)).map(mark -> Instant.parse(mark.text(UP_TO)));
    }

    private boolean isOld(Instant time) {
        return Duration.between(time, clock.instant()).compareTo(LONGEST) >= 0;
    }

    private static Item mark(Instant upTo) {
        return new Item(MARK, null, Map.of(UP_TO, upTo.toString()), Map.of());
    }

    private static Span widened(Span span) {
        return span.widened(MARGIN, MARGIN);
    }

    private static Item item(Span span, String status, @Nullable String after) {
        var texts =
                new HashMap<>(Map.of(FROM, span.from().toString(), TO, span.to().toString(), STATUS, status));
        if (after != null) {
            texts.put(AFTER, after);
        }
        return new Item(new ItemKey(WINDOWS, span.toString()), null, texts, Map.of());
    }

    private static Window window(Item item) {
        Span span = new Span(Instant.parse(item.text(FROM)), Instant.parse(item.text(TO)));
        return new Window(span, item.texts().get(AFTER));
    }
}
