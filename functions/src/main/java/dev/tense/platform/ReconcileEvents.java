package dev.tense.platform;

import dev.tense.messaging.CommandKey;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Store;
import dev.tense.messaging.StreamId;
import dev.tense.messaging.SystemFunction;
import dev.tense.platform.Doubts.Window;
import dev.tense.platform.Topics.Outgoing;
import io.quarkus.funqy.Funq;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Publishes again, from the log, what the log's stream may have lost. The same commit gives the same events, so a reaction that
 * handled one finds its receipt: this is not a replay. Without a window of doubt the log is not read.
 */
@SystemFunction(SystemFunction.Trigger.SCHEDULE)
public class ReconcileEvents {
    private static final Logger LOGGER = Logger.getLogger(ReconcileEvents.class);
    private static final String NAME = "reconcile-events";

    /** A minute less than the function's timeout; what is not done by then is left to the next run. */
    private static final Duration LONGEST = Duration.ofMinutes(4);

    private final Doubts doubts;
    private final FailedBatches failedBatches;
    private final History history;
    private final Topics topics;
    private final Store store;
    private final Clock clock;

    ReconcileEvents(
            Doubts doubts, FailedBatches failedBatches, History history, Topics topics, Store store, Clock clock) {
        this.doubts = doubts;
        this.failedBatches = failedBatches;
        this.history = history;
        this.topics = topics;
        this.store = store;
        this.clock = clock;
    }

    /**
     * What is asked: nothing by the schedule, a time by a person.
     *
     * @param from   publish again what was committed since
     * @param to     until then; until now when it is not said
     * @param dryRun only say what reading the log would cost
     */
    public record Request(
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Boolean dryRun) {
        public Request {
            if (from == null && to != null) {
                throw new InvalidInput("from", "is required where there is a to");
            }
        }
    }

    /**
     * What was done.
     *
     * @param commits     in the whole log, as DynamoDB counted them in the last hours
     * @param readUnits   what reading the whole log costs, once for each window
     * @param republished events that were published again
     * @param unreadable  where the log holds something that is no commit
     * @param open        windows that are left for the next run
     */
    public record Report(long commits, long readUnits, long republished, List<String> unreadable, int open) {}

    /** Looks for doubts, and publishes again what is in doubt. */
    @Funq(NAME)
    public Report reconcile(Request request) {
        Instant start = clock.instant();
        if (Boolean.TRUE.equals(request.dryRun())) {
            return report(new Tally());
        }
        if (request.from() == null) {
            failedBatches.take(spans -> Span.merged(spans).forEach(doubts::open));
            doubts.overdue();
            beat(start);
        } else {
            doubts.openAgain(Span.asked(request.from(), request.to() == null ? start : request.to()));
        }
        var tally = new Tally();
        for (Window window : doubts.open()) {
            republish(window, start.plus(LONGEST), tally);
        }
        return report(tally);
    }

    private static final class Tally {
        private long republished;
        private final List<String> unreadable = new ArrayList<>();
    }

    private Report report(Tally tally) {
        History.Size size = history.size();
        return new Report(
                size.commits(),
                size.readUnits(),
                tally.republished,
                List.copyOf(tally.unreadable),
                doubts.open().size());
    }

    /** A commit without facts. When it comes out of the stream, everything before it came out too. */
    private void beat(Instant now) {
        var key = CommandKey.ofReaction(now.toString(), NAME, 1);
        store.append(
                new Commit(
                        new StreamId(PublishEvents.HEARTBEAT, now.toString()),
                        1,
                        now,
                        NAME,
                        key,
                        "",
                        null,
                        null,
                        key.value(),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        key.value()),
                List.of());
    }

    /** Goes through the log page by page; a page that is not published entirely is begun with by the next run. */
    private void republish(Window opened, Instant deadline, Tally tally) {
        Window window = opened;
        while (clock.instant().isBefore(deadline)) {
            History.Page page = history.read(window.span(), window.after());
            List<Outgoing> events = events(page.commits());
            if (topics.publish(events).isPresent()) {
                LOGGER.warnf("the window %s stays open: not every event was taken", window.span());
                return;
            }
            tally.republished += events.size();
            tally.unreadable.addAll(page.unreadable());
            String next = page.next();
            if (next == null) {
                doubts.close(window);
                return;
            }
            window = window.at(next);
            doubts.progressed(window);
        }
    }

    private static List<Outgoing> events(List<Commit> commits) {
        return commits.stream()
                .flatMap(commit -> Envelopes.of(commit).stream())
                .map(envelope -> new Outgoing(0, envelope))
                .toList();
    }
}
