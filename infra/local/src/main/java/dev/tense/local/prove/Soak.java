package dev.tense.local.prove;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Orders all the time, while some requests come to harm; in the end nothing is lost, and nothing has piled up. */
final class Soak implements AutoCloseable {
    private static final int CUSTOMERS_AT_A_TIME = 3;
    private static final int SAMPLES = 20;
    private static final Duration LAST_ATTEMPTS = Duration.ofMinutes(3);
    private static final Duration WARM = Duration.ofMinutes(10);

    private final PrintStream out;
    private final int seed;
    private final Harm harm;
    private final Trial trial;

    /** The same seed draws the same errands and the same faults in turn; at which requests they come is up to the machine. */
    Soak(Trial.Settings settings, PrintStream out, int seed) {
        this.out = out;
        this.seed = seed;
        this.harm = new Harm(new Random(seed));
        this.trial = new Trial(settings, harm);
    }

    /** False when anything is broken; then it has said what. */
    boolean holds(Duration length) {
        out.println("seed " + seed);
        trial.shop.stock("SOAK");
        Vitals vitals = new Vitals(trial.system.pid());
        Instant end = Instant.now().plus(length);
        try (Crowd crowd = new Crowd()) {
            IntStream.rangeClosed(1, CUSTOMERS_AT_A_TIME)
                    .mapToObj(customer -> new SplittableRandom(seed + customer))
                    .forEach(random -> crowd.comes(() -> serveUntil(end, random)));
            while (!Patience.until(
                    length.dividedBy(SAMPLES), () -> Instant.now().isAfter(end))) {
                vitals.sample();
            }
            crowd.gone().forEach(trial::found);
        }
        enough(trial.shop.orders(), harm.total()).forEach(trial::found);
        harm.stop();
        redrive();
        trial.judge();
        if (length.compareTo(WARM) >= 0) {
            vitals.grown().forEach(trial::found);
        }
        out.println("harm: " + harm);
        out.println(vitals);
        if (!trial.holds()) {
            trial.explain(out);
        }
        out.printf(
                "minutes %d, faults %d, orders %d, lost %d, doubled %d%n",
                length.toMinutes(), harm.total(), trial.shop.orders(), trial.lost(), trial.doubled());
        return trial.holds();
    }

    /** As an operator would: what was at its last attempt when the harm ended comes to its dead-letter queue only later. */
    private void redrive() {
        Patience.until(LAST_ATTEMPTS, () -> trial.operator.busy().isEmpty());
        trial.operator.redrive();
    }

    private void serveUntil(Instant end, RandomGenerator random) {
        Flow[] flows = Flow.values();
        while (Instant.now().isBefore(end)) {
            trial.shop.serve(flows[random.nextInt(flows.length)]);
        }
    }

    /** What is broken when nothing was tried. */
    static List<Violation> enough(long orders, int faults) {
        return orders > 0 && faults > 0
                ? List.of()
                : List.of(Violation.lost(
                        "there are orders, and faults", "", orders + " orders and " + faults + " faults"));
    }

    @Override
    public void close() {
        trial.close();
    }
}
