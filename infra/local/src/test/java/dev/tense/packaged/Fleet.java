package dev.tense.packaged;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Starts the processes of functions ahead of their turn: the next two while one is at work. */
final class Fleet implements AutoCloseable {
    private static final int AHEAD = 2;

    private final List<String> order;
    private final Function<String, PackagedFunction> starter;
    private final Map<String, PackagedFunction> started = new HashMap<>();

    Fleet(List<String> order, Function<String, PackagedFunction> starter) {
        this.order = order;
        this.starter = starter;
    }

    /** The process of a function; whoever takes it closes it. */
    PackagedFunction take(String function) {
        int turn = order.indexOf(function);
        order.subList(turn, Math.min(turn + 1 + AHEAD, order.size()))
                .forEach(next -> started.computeIfAbsent(next, starter));
        PackagedFunction taken = started.remove(function);
        if (taken == null) {
            throw new IllegalStateException(function + " was taken before");
        }
        return taken;
    }

    @Override
    public void close() {
        started.values().forEach(PackagedFunction::close);
    }
}
