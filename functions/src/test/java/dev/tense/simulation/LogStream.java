package dev.tense.simulation;

import dev.tense.messaging.Commit;
import dev.tense.messaging.Json;
import dev.tense.platform.StreamInsert;
import java.time.Duration;
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

    private record Written(Commit commit, long at) {}

    private final Scheduler scheduler;
    private final long latency;
    private final List<Written> records = new ArrayList<>();
    private final Lambda lambda;
    private int position;
    private int failures;
    private boolean reading;
    private boolean stopped;

    /** @param published what was written and read before */
    LogStream(Scheduler scheduler, long latency, Lambda lambda, List<Commit> published) {
        this.scheduler = scheduler;
        this.latency = latency;
        this.lambda = lambda;
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
        Optional<Integer> next = from == to ? Optional.of(to) : read(from, to);
        next.ifPresent(reached -> position = reached);
        failures = next.isPresent() && next.get() > from ? 0 : failures + 1;
        reading = false;
        wake(failures == 0 ? latency : Math.min(LONGEST_PAUSE, 1000L << Math.min(failures, 10)));
    }

    private void forget() {
        while (position < records.size() && records.get(position).at() + KEPT < scheduler.millis()) {
            position++;
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
