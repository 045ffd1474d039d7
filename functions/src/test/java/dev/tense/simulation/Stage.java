package dev.tense.simulation;

import dev.tense.simulation.Call.Kind;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** The clock, the network and the faults of the simulation, for code that is no part of the system. */
public final class Stage {
    private final Scheduler scheduler = new Scheduler(Instant.parse("2026-11-22T09:00:00Z"));
    private final Trace trace = new Trace(true);
    private final Outside outside = new Outside(scheduler, trace, call -> 5, new Random(1));

    /** The other side did not answer; what it did, the caller cannot know. */
    public static final class NoAnswer extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoAnswer(String to) {
            super("no answer from " + to);
        }
    }

    /** @param faults what goes wrong with a call, by what the call does; the same call again goes well */
    public Stage(Map<String, Fault> faults) {
        var open = new HashMap<>(faults);
        outside.begin((index, call) -> open.remove(call.what()));
    }

    /** Runs a process until it ends or is killed. */
    public void play(String name, Runnable work) {
        var process = new Sandbox(name, name, Long.MAX_VALUE);
        scheduler.start(0, () -> {
            try {
                outside.as(process, () -> {
                    work.run();
                    return name;
                });
            } catch (Sandbox.Killed killed) {
                trace.add(scheduler.millis(), name, name, "is dead");
            }
        });
        scheduler.runAll();
    }

    /**
     * Makes a call for the process that plays.
     *
     * @throws NoAnswer when the request or its response is lost
     */
    public <T> T ask(String to, String what, Supplier<T> effect) {
        return outside.call(to, Kind.WRITE, what, effect, fault -> {
            throw new NoAnswer(to);
        });
    }

    /** The same for a call that answers nothing. */
    public void tell(String to, String what, Runnable effect) {
        var _ = ask(to, what, () -> {
            effect.run();
            return to;
        });
    }

    /** Every call that was made, and what went wrong with it. */
    public List<String> steps() {
        return trace.steps().stream()
                .map(step -> step.from() + " -> " + step.to() + ": " + step.text())
                .toList();
    }
}
