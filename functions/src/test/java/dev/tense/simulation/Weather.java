package dev.tense.simulation;

import dev.tense.messaging.Commit;
import dev.tense.platform.OrderPlacedOfYesterday;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What a random run is like: how slow its calls are and how often they go wrong, what its queues do to messages, which endpoints are
 * down and when, and until when. All of it follows from the seed.
 */
final class Weather implements World.Delivery {
    /** After this, nothing goes wrong any more. */
    static final Duration ENDS_AFTER = Duration.ofMinutes(30);

    private static final List<String> ENDPOINTS = List.of("store", "sns", "sqs", "provider", "mail", "carrier", "crm");
    private static final long LONGEST_STALL = 40_000;
    private static final long LONGEST_OUTAGE = Duration.ofMinutes(5).toMillis();
    private static final long CLOCK_JUMP = Duration.ofMinutes(5).toMillis();

    private record Outage(String endpoint, long from, long to) {}

    private final Random random;
    private final Scheduler scheduler;
    private final long slowness;
    private final long distance;
    private final long window;
    private final double faulty;
    private final double stalling;
    private final double repeating;
    private final double jumping;
    private final Faults faults;
    private final List<Outage> outages = new ArrayList<>();
    private final long deployed;
    private final int attempts;
    private long end;

    Weather(Random random, Scheduler scheduler) {
        this.random = random;
        this.scheduler = scheduler;
        slowness = oneOf(2, 5, 20, 100);
        distance = oneOf(2, 20, 200, 2000);
        window = oneOf(0, 50, 2000);
        faulty = random.nextInt(4) * random.nextInt(4) / 100.0;
        stalling = random.nextInt(3) / 200.0;
        repeating = random.nextInt(3) / 20.0;
        jumping = random.nextInt(3) / 50.0;
        faults = Faults.random(random, faulty);
        attempts = (int) oneOf(LogStream.ATTEMPTS, LogStream.ATTEMPTS, 3);
        deployed = random.nextInt(3) == 0 ? scheduler.millis() + random.nextLong(ENDS_AFTER.toMillis() / 3) : 0;
        end = scheduler.millis() + ENDS_AFTER.toMillis();
        for (int count = random.nextInt(3); count > 0; count--) {
            long from = scheduler.millis() + random.nextLong(ENDS_AFTER.toMillis() / 2);
            outages.add(new Outage(
                    ENDPOINTS.get(random.nextInt(ENDPOINTS.size())), from, from + random.nextLong(LONGEST_OUTAGE)));
        }
    }

    private long oneOf(long... values) {
        return values[random.nextInt(values.length)];
    }

    /** It goes on until so long from now. */
    void lasts(Duration duration) {
        end = scheduler.millis() + duration.toMillis();
    }

    /** How often a batch of the log's stream is tried. */
    int attempts() {
        return attempts;
    }

    /** When it is over. */
    long end() {
        return end;
    }

    boolean isOver() {
        return scheduler.millis() >= end;
    }

    /** How long a call takes. */
    long latency() {
        return !isOver() && random.nextDouble() < stalling
                ? random.nextLong(LONGEST_STALL)
                : 1 + random.nextLong(2 * slowness);
    }

    @Override
    public long window() {
        return window;
    }

    @Override
    public long[] copies() {
        long first = 1 + random.nextLong(2 * distance);
        return !isOver() && random.nextDouble() < repeating
                ? new long[] {first, first + random.nextLong(100 * distance)}
                : new long[] {first};
    }

    /** By how much the clock of a process is wrong. */
    long skew() {
        return random.nextDouble() < jumping ? random.nextLong(2 * CLOCK_JUMP) - CLOCK_JUMP : 0;
    }

    /** Whether an index is behind when it is asked. */
    boolean isBehind() {
        return !isOver() && random.nextInt(3) == 0;
    }

    /** A commit as the code that is deployed writes it: yesterday's, until today's is deployed. */
    Commit write(Commit commit) {
        return scheduler.millis() < deployed ? OrderPlacedOfYesterday.write(commit) : commit;
    }

    /** What goes wrong with a call. */
    @Nullable
    Fault at(int index, Call call) {
        if (isOver()) {
            return null;
        }
        boolean down = outages.stream()
                .anyMatch(outage -> outage.endpoint().equals(call.to())
                        && scheduler.millis() >= outage.from()
                        && scheduler.millis() < outage.to());
        return down ? Fault.LOST : faults.at(index, call);
    }

    @Override
    public String toString() {
        return "calls of " + slowness + " ms, deliveries of " + distance + " ms, faults " + faulty + ", stalls "
                + stalling + ", repeats " + repeating + ", clocks " + jumping + ", attempts of the stream " + attempts
                + ", outages " + outages;
    }
}
