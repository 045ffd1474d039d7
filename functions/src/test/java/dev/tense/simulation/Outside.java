package dev.tense.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything between a process and what it calls. Each call takes virtual time, in which others go on, and is a place for a fault.
 * What no process calls (an auditor's question) goes through untouched.
 */
final class Outside {
    /** Less than a provider says that a request may take. */
    private static final int LATEST = 50_000;

    private final Scheduler scheduler;
    private final Trace trace;
    private final Latency latency;
    private final Random random;
    private final List<Call> calls = new ArrayList<>();
    private Faults faults = Faults.none();
    private boolean counting;
    private @Nullable Sandbox process;

    /** How long a call takes, in milliseconds. */
    interface Latency {
        long of(Call call);
    }

    Outside(Scheduler scheduler, Trace trace, Latency latency, Random random) {
        this.scheduler = scheduler;
        this.trace = trace;
        this.latency = latency;
        this.random = random;
    }

    /** From here on calls are counted, and may go wrong. */
    void begin(Faults planned) {
        calls.clear();
        faults = planned;
        counting = true;
    }

    /** From here on nothing goes wrong any more. */
    void heal() {
        faults = Faults.none();
        counting = false;
    }

    /** The calls since the faults began, in their order. */
    List<Call> calls() {
        return List.copyOf(calls);
    }

    /** Work done for a process, on its behalf. */
    <T> T as(Sandbox acting, Supplier<T> work) {
        process = acting;
        try {
            return work.get();
        } finally {
            process = null;
        }
    }

    /**
     * Makes a call.
     *
     * @param effect what the other side does
     * @param wrong  what the caller gets when the call goes wrong: an outcome or an exception
     */
    <T> T call(String to, Call.Kind kind, String what, Supplier<T> effect, Function<Fault, T> wrong) {
        Sandbox caller = process;
        if (caller == null) {
            return effect.get();
        }
        caller.mustLive(scheduler.millis());
        Call call = new Call(caller.function(), to, kind, what);
        process = null;
        scheduler.sleep(latency.of(call));
        process = caller;
        caller.mustLive(scheduler.millis());
        Fault fault = counting ? faults.at(calls.size(), call) : null;
        if (counting) {
            calls.add(call);
        }
        trace.add(scheduler.millis(), caller.name(), to, fault == null ? what : what + " [" + fault + "]");
        return fault == null ? effect.get() : faulty(fault, caller, effect, wrong);
    }

    private <T> T faulty(Fault fault, Sandbox caller, Supplier<T> effect, Function<Fault, T> wrong) {
        return switch (fault) {
            case DIES_BEFORE -> throw caller.kill();
            case DIES_AFTER -> {
                var _ = effect.get();
                throw caller.kill();
            }
            case UNANSWERED -> {
                var _ = effect.get();
                yield wrong.apply(fault);
            }
            case LATE -> {
                scheduler.start(1 + random.nextInt(LATEST), () -> {
                    var _ = effect.get();
                });
                yield wrong.apply(fault);
            }
            case REPEATED -> {
                var _ = effect.get();
                yield effect.get();
            }
            case LOST, THROTTLED, PARTIAL -> wrong.apply(fault);
        };
    }
}
