package dev.tense.local.prove;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/** Orders all the time, while some requests come to harm; in the end nothing is lost, and nothing has piled up. */
final class Soak implements AutoCloseable {
    private static final int CUSTOMERS_AT_A_TIME = 3;
    private static final int SAMPLES = 20;
    private static final Duration LAST_ATTEMPTS = Duration.ofMinutes(3);
    private static final Duration WARM = Duration.ofMinutes(10);

    private final PrintStream out;
    private final Harm harm = new Harm(new Random());
    private final Trial trial;

    Soak(Trial.Settings settings, PrintStream out) {
        this.out = out;
        this.trial = new Trial(settings, harm);
    }

    /** False when anything is broken; then it has said what. */
    boolean holds(Duration length) {
        trial.shop.stock("SOAK");
        Vitals vitals = new Vitals(trial.system.pid());
        Instant end = Instant.now().plus(length);
        try (ExecutorService customers = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, CUSTOMERS_AT_A_TIME).forEach(_ -> customers.execute(() -> serveUntil(end)));
            while (!Patience.until(
                    length.dividedBy(SAMPLES), () -> Instant.now().isAfter(end))) {
                vitals.sample();
            }
        }
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

    private void serveUntil(Instant end) {
        Flow[] flows = Flow.values();
        SplittableRandom random = new SplittableRandom();
        try {
            while (Instant.now().isBefore(end)) {
                trial.shop.serve(flows[random.nextInt(flows.length)]);
            }
        } catch (GaveUp nobodyAnswers) {
            trial.found(Violation.lost("every command is answered", "", String.valueOf(nobodyAnswers.getMessage())));
        }
    }

    @Override
    public void close() {
        trial.close();
    }
}
