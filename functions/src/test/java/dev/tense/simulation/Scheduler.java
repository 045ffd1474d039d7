package dev.tense.simulation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one at a time on a virtual clock. A task runs until it sleeps, waits or ends; the one that is due next runs then, and
 * of those that are due together the one that was there first. Nothing here depends on real time or on real threads: the same
 * tasks run in the same order every time.
 */
final class Scheduler {
    /** Ends a task wherever it sleeps. */
    static final class Stopped extends Error {
        private static final long serialVersionUID = 1L;

        Stopped() {
            super("stopped", null, false, false);
        }
    }

    /** Something due at a time. */
    private record Due(long at, long order, Task task, long turn) {}

    /** What is not at its end by then never will be. */
    private static final long LONGEST = Duration.ofDays(60).toMillis();

    private static final long MOST_TURNS = 50_000_000;

    private final PriorityQueue<Due> due =
            new PriorityQueue<>(Comparator.comparingLong(Due::at).thenComparingLong(Due::order));
    private final Set<Task> tasks = new LinkedHashSet<>();
    private final Semaphore baton = new Semaphore(0);
    private final long begin;
    private long now;
    private long order;
    private @Nullable Task running;

    /** A clock that begins at this time. */
    Scheduler(Instant begin) {
        this.begin = begin.toEpochMilli();
        now = this.begin;
    }

    long millis() {
        return now;
    }

    Instant now() {
        return Instant.ofEpochMilli(now);
    }

    /** The virtual time as the functions see it. */
    Clock clock() {
        return new VirtualClock();
    }

    private final class VirtualClock extends Clock {
        @Override
        public Instant instant() {
            Task task = running;
            return Instant.ofEpochMilli(now + (task == null ? 0 : task.skew));
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException("times are in UTC");
        }
    }

    /** A thread of work that others may wait for. */
    final class Task {
        private final Runnable work;
        private final Semaphore turns = new Semaphore(0);
        private final List<Task> waiting = new ArrayList<>();
        private @Nullable Thread thread;
        private boolean done;
        private boolean stopped;
        private long turn;
        private long skew;
        private @Nullable Throwable failure;

        private Task(Runnable work) {
            this.work = work;
        }

        boolean isDone() {
            return done;
        }

        /** Lets the clock that this task sees differ from the others'. */
        void skew(long millis) {
            skew = millis;
        }

        /** Ends it the next time it would go on. */
        void stop() {
            stopped = true;
        }

        private void go() {
            if (thread == null) {
                thread = Thread.ofVirtual().unstarted(this::live);
                thread.start();
            } else {
                turns.release();
            }
            baton.acquireUninterruptibly();
        }

        private void live() {
            try {
                if (!stopped) {
                    work.run();
                }
            } catch (Stopped stop) {
                // as asked
            } catch (RuntimeException | Error e) { // whoever runs the scheduler has to hear of it
                failure = e;
            } finally {
                done = true;
                waiting.forEach(each -> schedule(each, now));
                baton.release();
            }
        }

        private void pause() {
            baton.release();
            turns.acquireUninterruptibly();
            if (stopped) {
                throw new Stopped();
            }
        }
    }

    /** Starts a task after a delay. */
    Task start(long delayMillis, Runnable work) {
        var task = new Task(work);
        tasks.add(task);
        schedule(task, now + delayMillis);
        return task;
    }

    private void schedule(Task task, long at) {
        due.add(new Due(at, order++, task, ++task.turn));
    }

    /** The task that is running. */
    Task current() {
        Task task = running;
        if (task == null) {
            throw new IllegalStateException("no task is running");
        }
        return task;
    }

    /** Lets time pass for the running task, and others run meanwhile. */
    void sleep(long millis) {
        Task task = current();
        Due next = due.peek();
        if (next == null || next.at() > now + millis) {
            now += millis; // nobody would run in between
            return;
        }
        schedule(task, now + millis);
        task.pause();
    }

    /** Waits for another task to end, at most this long; answers whether it did. */
    boolean await(Task other, long longestMillis) {
        if (!other.done) {
            Task task = current();
            other.waiting.add(task);
            schedule(task, now + longestMillis);
            task.pause();
            other.waiting.remove(task);
        }
        return other.done;
    }

    /** Runs what is due until nothing is, or nothing before this time. */
    void runUntil(long end) {
        for (Due next = due.peek(); next != null && next.at() <= end; next = due.peek()) {
            due.poll();
            Task task = next.task();
            if (task.done || next.turn() != task.turn) {
                continue; // it was woken by something else meanwhile
            }
            now = Math.max(now, next.at());
            if (now - begin > LONGEST || order > MOST_TURNS) {
                throw new IllegalStateException("it does not end");
            }
            running = task;
            task.go();
            running = null;
            if (task.done) {
                tasks.remove(task);
            }
            if (task.failure != null) {
                throw new IllegalStateException("a task failed", task.failure);
            }
        }
        if (end != Long.MAX_VALUE) {
            now = Math.max(now, end);
        }
    }

    /** Runs what is due until nothing is. */
    void runAll() {
        runUntil(Long.MAX_VALUE);
    }

    /** Ends every task that still sleeps or waits, so that no thread is left behind. */
    void stopAll() {
        for (Task task : List.copyOf(tasks)) {
            task.stop();
            if (task.thread != null && !task.done) {
                running = task;
                task.go();
                running = null;
            }
        }
        tasks.clear();
        due.clear();
    }
}
