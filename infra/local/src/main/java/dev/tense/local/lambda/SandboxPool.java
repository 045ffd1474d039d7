package dev.tense.local.lambda;

import dev.tense.local.template.Blueprint.Function;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Decides who gets a process. A function has at most {@link Caps#perFunction}, all together at most {@link Caps#total};
 * who finds none free waits in line, and an idle process of another function gives way. A process that waits for the
 * answer of another function counts for neither cap, so callers and callees never wait for each other. Only so many start at a
 * time as there are processors: more would slow each other down until none is ready in time.
 */
final class SandboxPool {
    private final Caps caps;
    private final java.util.function.Function<Function, Sandbox> starter;
    private final List<Seat> seats = new ArrayList<>();
    private final List<Waiter> line = new ArrayList<>();
    private final Map<String, Integer> reserved = new HashMap<>();
    private boolean closed;

    record Caps(int perFunction, int total, int starting) {}

    private record Waiter(Function function, CompletableFuture<Sandbox> turn) {}

    private static final class Seat {
        final Sandbox sandbox;
        boolean busy = true;
        int remoteCalls;
        long idleSince;

        Seat(Sandbox sandbox) {
            this.sandbox = sandbox;
        }

        boolean isStarting() {
            return !sandbox.isReady() && sandbox.isAlive();
        }

        boolean counts() {
            return remoteCalls == 0;
        }

        boolean isOf(Function function) {
            return sandbox.function().name().equals(function.name());
        }
    }

    SandboxPool(Caps caps, java.util.function.Function<Function, Sandbox> starter) {
        this.caps = caps;
        this.starter = starter;
    }

    /** Waits for a process; empty when there was none in this time. */
    Optional<Sandbox> acquire(Function function, Duration patience) throws InterruptedException {
        Waiter waiter = new Waiter(function, new CompletableFuture<>());
        synchronized (this) {
            line.add(waiter);
            serveLine();
        }
        try {
            return Optional.of(waiter.turn.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException none) {
            return leaveLine(waiter);
        } catch (InterruptedException stopping) {
            leaveLine(waiter).ifPresent(this::release);
            throw stopping;
        } catch (ExecutionException cannotStart) {
            throw new IllegalStateException(cannotStart.getCause());
        }
    }

    private synchronized Optional<Sandbox> leaveLine(Waiter waiter) {
        line.remove(waiter);
        return waiter.turn.isDone() && !waiter.turn.isCompletedExceptionally()
                ? Optional.of(waiter.turn.join())
                : Optional.empty();
    }

    synchronized void release(Sandbox sandbox) {
        seats.stream().filter(seat -> seat.sandbox == sandbox).forEach(seat -> {
            seat.busy = false;
            seat.idleSince = System.nanoTime();
        });
        serveLine();
    }

    /** While the process with this access key waits for another function it counts for no cap. */
    synchronized void callsRemotely(String accessKey, int change) {
        seats.stream()
                .filter(seat -> seat.sandbox.identity().accessKey().equals(accessKey))
                .forEach(seat -> seat.remoteCalls += change);
        serveLine();
    }

    /** Lets at most this many invocations of a function run at a time; with none, everybody waits in line. */
    synchronized void reserve(String function, int most) {
        reserved.put(function, most);
        serveLine();
        notifyAll();
    }

    synchronized void unreserve(String function) {
        reserved.remove(function);
        serveLine();
        notifyAll();
    }

    synchronized Optional<Integer> reserved(String function) {
        return Optional.ofNullable(reserved.get(function));
    }

    synchronized boolean isStopped(String function) {
        return Objects.equals(reserved.get(function), 0);
    }

    synchronized void awaitRunning(String function) throws InterruptedException {
        while (isStopped(function)) {
            wait();
        }
    }

    synchronized void stopIdle(Duration longerThan) {
        long now = System.nanoTime();
        List.copyOf(seats).stream()
                .filter(seat -> !seat.busy && now - seat.idleSince > longerThan.toNanos())
                .forEach(this::remove);
    }

    synchronized void close() {
        closed = true;
        line.forEach(waiter -> waiter.turn.completeExceptionally(new IllegalStateException("the system is stopping")));
        line.clear();
        List.copyOf(seats).forEach(this::remove);
    }

    synchronized Collection<Sandbox> sandboxes() {
        return seats.stream().map(seat -> seat.sandbox).toList();
    }

    private void serveLine() {
        seats.removeIf(seat -> !seat.sandbox.isAlive() && !seat.busy);
        for (Iterator<Waiter> waiters = line.iterator(); waiters.hasNext(); ) {
            Waiter waiter = waiters.next();
            try {
                Optional<Sandbox> free = seatFor(waiter.function);
                if (free.isPresent()) {
                    waiters.remove();
                    waiter.turn.complete(free.get());
                }
            } catch (RuntimeException cannotStart) {
                waiters.remove();
                waiter.turn.completeExceptionally(cannotStart);
            }
        }
        makeRoom(0);
    }

    private Optional<Sandbox> seatFor(Function function) {
        if (closed) {
            throw new IllegalStateException("the system is stopping");
        }
        if (busy(function) >= reserved.getOrDefault(function.name(), Integer.MAX_VALUE)) {
            return Optional.empty();
        }
        Optional<Seat> idle =
                seats.stream().filter(seat -> seat.isOf(function) && !seat.busy).findFirst();
        if (idle.isPresent()) {
            idle.get().busy = true;
            return Optional.of(idle.get().sandbox);
        }
        long own = seats.stream()
                .filter(seat -> seat.isOf(function) && seat.counts())
                .count();
        if (own >= caps.perFunction || starting() >= caps.starting || !makeRoom(1)) {
            return Optional.empty();
        }
        Seat seat = new Seat(starter.apply(function));
        seats.add(seat);
        seat.sandbox.whenGone(() -> gone(seat));
        seat.sandbox.whenReady(this::ready);
        return Optional.of(seat.sandbox);
    }

    private long starting() {
        return seats.stream().filter(Seat::isStarting).count();
    }

    private synchronized void ready() {
        serveLine();
    }

    private long busy(Function function) {
        return seats.stream()
                .filter(seat -> seat.isOf(function) && seat.busy && seat.counts())
                .count();
    }

    private synchronized void gone(Seat seat) {
        seats.remove(seat);
        serveLine();
    }

    /** Stops idle processes, the longest unused first, until this many more fit. */
    private boolean makeRoom(int more) {
        while (counted() + more > caps.total) {
            Optional<Seat> oldest = seats.stream()
                    .filter(seat -> !seat.busy)
                    .min(Comparator.comparingLong(seat -> seat.idleSince - System.nanoTime()));
            if (oldest.isEmpty()) {
                return false;
            }
            remove(oldest.get());
        }
        return true;
    }

    private long counted() {
        return seats.stream().filter(Seat::counts).count();
    }

    private void remove(Seat seat) {
        seats.remove(seat);
        seat.sandbox.kill();
    }
}
