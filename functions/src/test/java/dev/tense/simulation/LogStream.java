package dev.tense.simulation;

import dev.tense.messaging.Commit;
import dev.tense.messaging.Json;
import dev.tense.platform.StreamInsert;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The stream of the log table and the mapping that feeds it to publish-events: in order, again from where the function says, and
 * forgotten after 24 hours.
 */
final class LogStream {
    private static final String FUNCTION = "publish-events";
    private static final long TIMEOUT = 60_000;
    private static final int BATCH = 100;
    private static final long KEPT = Duration.ofHours(24).toMillis();
    private static final long LONGEST_PAUSE = 60_000;

    /** How often the mapping tries a batch, as its template says. */
    static final int ATTEMPTS = 100;

    private record Written(Commit commit, long at) {}

    private final Scheduler scheduler;
    private final long latency;
    private final List<Written> records = new ArrayList<>();
    private final Lambda lambda;
    private final int attempts;
    private final List<List<Instant>> givenUp = new ArrayList<>();
    private int position;
    private int failures;
    private boolean reading;
    private boolean stopped;
    private boolean lost;

    /**
     * @param attempts  how often a batch is tried before it is given up
     * @param published what was written and read before
     */
    LogStream(Scheduler scheduler, long latency, Lambda lambda, int attempts, List<Commit> published) {
        this.scheduler = scheduler;
        this.latency = latency;
        this.lambda = lambda;
        this.attempts = attempts;
        published.forEach(commit -> records.add(new Written(commit, scheduler.millis())));
        position = records.size();
    }

    /** Every commit there ever was, in the order of writing. */
    List<Commit> commits() {
        return records.stream().map(Written::commit).toList();
    }

    void add(Commit commit) {
        records.add(new Written(commit, scheduler.millis()));
        wake(latency);
    }

    /** Nothing is read for a while. */
    void stop() {
        stopped = true;
    }

    void start() {
        stopped = false;
        wake(latency);
    }

    /** Whether something was forgotten or given up, so that only the reconciler can find it. */
    boolean hasLost() {
        return lost;
    }

    private void wake(long delay) {
        if (!reading && !stopped && position < records.size()) {
            reading = true;
            scheduler.start(delay, this::turn);
        }
    }

    private void turn() {
        forget();
        int from = position;
        int to = Math.min(from + BATCH, records.size());
        if (from < to) {
            position = read(from, to).orElse(from);
            failures = position > from ? 0 : failures + 1;
            if (failures >= attempts) {
                giveUp(to);
            }
        }
        reading = false;
        wake(failures == 0 ? latency : Math.min(LONGEST_PAUSE, 1000L << Math.min(failures, 10)));
    }

    /** Goes on behind the batch, and says in its queue which times it was about. */
    private void giveUp(int to) {
        givenUp.add(List.of(time(position), time(to - 1)));
        position = to;
        failures = 0;
        lost = true;
    }

    private Instant time(int index) {
        return Instant.ofEpochMilli(records.get(index).at());
    }

    /** The times of the batches that were given up and are still in their queue. */
    List<List<Instant>> givenUp() {
        return givenUp;
    }

    private void forget() {
        while (position < records.size() && records.get(position).at() + KEPT < scheduler.millis()) {
            position++;
            lost = true;
        }
    }

    /** Where to go on; empty when nothing is known of what was done. */
    private Optional<Integer> read(int from, int to) {
        var batch = IntStream.range(from, to)
                .mapToObj(index -> StreamInsert.of(index, records.get(index).commit()))
                .toList();
        return lambda.invoke(FUNCTION, Json.render(Map.of("Records", batch)), TIMEOUT)
                .map(Lambda::failures)
                .map(failed -> first(failed, to));
    }

    private static int first(Set<String> failed, int otherwise) {
        return failed.stream().mapToInt(Integer::parseInt).min().orElse(otherwise);
    }
}
