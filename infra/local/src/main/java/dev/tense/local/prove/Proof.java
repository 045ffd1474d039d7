package dev.tense.local.prove;

import dev.tense.local.gate.FunctionCall;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills functions and the whole system, and looks whether anything is lost or doubled. */
final class Proof implements AutoCloseable {
    private static final String PLACE_ORDER = "tense-place-order";
    private static final Duration QUIET = Duration.ofSeconds(2);
    private static final Duration LATE = Duration.ofSeconds(25);
    private static final int MORE_ORDERS = 6;
    /** Moves the death of the system to another request in every round. */
    private static final int STRIDE = 5;

    private final PrintStream out;
    private final Traps traps = new Traps(this::kill);
    private final Trial trial;
    private volatile int systemDiesAt;
    private final AtomicInteger restarts = new AtomicInteger();
    private int rounds;
    private int notReached;

    Proof(Trial.Settings settings, PrintStream out) {
        this.out = out;
        this.trial = new Trial(settings, traps);
    }

    /** False when anything is broken; then it has said what. The last line says how much was tried. */
    boolean holds(Scope scope, int wanted) {
        switch (scope) {
            case ROUNDS -> rounds(wanted);
            case PLACE_ORDER -> round(() -> killing(this::sweepPlaceOrder));
            case ONE_ORDER -> round(() -> trial.shop.serve(Flow.PLACED));
        }
        if (!trial.holds()) {
            trial.explain(out);
        }
        out.printf(
                "crash points %d, rounds %d, orders %d, lost %d, doubled %d%n",
                traps.kills(), rounds, trial.shop.orders(), trial.lost(), trial.doubled());
        return trial.holds();
    }

    private void rounds(int wanted) {
        Flow[] flows = Flow.values();
        while (rounds < wanted && trial.holds()) {
            Flow flow = flows[rounds % flows.length];
            long began = System.nanoTime();
            int killsBefore = traps.kills();
            long ordersBefore = trial.shop.orders();
            notReached = 0;
            round(() -> killing(() -> sweepAll(flow)));
            out.printf(
                    "round %d of %d (%s): %d crash points, %d not reached, %d restarts so far, %d orders, %d s%s%n",
                    rounds,
                    wanted,
                    flow,
                    traps.kills() - killsBefore,
                    notReached,
                    restarts.get(),
                    trial.shop.orders() - ordersBefore,
                    Duration.ofNanos(System.nanoTime() - began).toSeconds(),
                    trial.holds() ? ", everything holds" : "");
        }
        if (trial.holds()) {
            trial.judgeAgain();
        }
    }

    private void round(Runnable work) {
        rounds++;
        trial.shop.stock("PROVE-" + rounds);
        work.run();
        trial.judge();
    }

    /** Work in which the whole system has to die, too. */
    private void killing(Runnable sweeps) {
        int before = restarts.get();
        sweeps.run();
        if (restarts.get() == before) {
            trial.found(Violation.lost("the whole system dies in every round", "", "it lived on"));
        }
    }

    /** One flow in all its functions, and then every other flow once. */
    private void sweepAll(Flow flow) {
        sweepPlaceOrder();
        trial.settle(trial.shop.errands());
        traps.record();
        trial.settle(List.of(trial.shop.serve(flow)));
        Swept swept = sweep(flow, traps.points(_ -> true));
        notReached = swept.left().size();
        swept.left().forEach(point -> out.println("  only a race led there, and not again: " + point));
        swept.mostlyReached().forEach(trial::found);
        for (Flow each : Flow.values()) {
            trial.shop.serve(each);
        }
    }

    /** Nobody else makes these requests, so each of them must be met again. */
    private void sweepPlaceOrder() {
        traps.record();
        trial.shop.serve(Flow.PLACED);
        sweep(Flow.PLACED, traps.points(PLACE_ORDER::equals)).allReached().forEach(trial::found);
    }

    /**
     * Kills a function at each of these points; the whole system dies at one of them. Where nobody dies any more, the sender takes
     * time before the next command: what a race cuts off may happen then.
     */
    private Swept sweep(Flow flow, List<CrashPoint> points) {
        systemDiesAt = traps.kills() + 1 + rounds * STRIDE % points.size();
        traps.set(points);
        int more = MORE_ORDERS;
        while (traps.anyLeft() && more > 0) {
            int before = traps.kills();
            boolean hurries = more % 2 == 0;
            traps.arm();
            trial.shop.serve(flow, () -> Patience.until(LATE, () -> hurries || traps.kills() != before));
            awaitKills();
            if (traps.kills() == before) {
                more--;
                Patience.until(LATE, () -> !traps.anyArmed());
            }
        }
        return new Swept(points.size(), traps.clear());
    }

    /** Until every trap has closed, or none did for a while. */
    private void awaitKills() {
        int before = -1;
        while (traps.anyArmed() && traps.kills() != before) {
            before = traps.kills();
            int seen = before;
            Patience.until(QUIET, () -> !traps.anyArmed() || traps.kills() != seen);
        }
    }

    private RuntimeException kill(FunctionCall call, CrashPoint point, int number) {
        if (number == systemDiesAt) {
            List<Long> survivors = trial.system.killAndStartAgain();
            restarts.incrementAndGet();
            trial.operator.hurry();
            if (!survivors.isEmpty()) {
                trial.found(Violation.lost("functions end with their system", "", point + ": " + survivors));
            }
        }
        return call.kill();
    }

    @Override
    public void close() {
        trial.close();
    }
}
