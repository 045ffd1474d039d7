package dev.tense.platform;

import dev.tense.messaging.Commit;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A log in memory, read two commits at a time. */
record RecordedHistory(Supplier<List<Commit>> log, Runnable read) implements History {
    private static final int PAGE = 2;
    private static final int BYTES = 1000;

    @Override
    public Size size() {
        return new Size(log.get().size(), (long) BYTES * log.get().size());
    }

    @Override
    public Page read(Span span, @Nullable String after) {
        read.run();
        List<Commit> all = log.get();
        int from = after == null ? 0 : Integer.parseInt(after);
        int to = Math.min(from + PAGE, all.size());
        List<Commit> found = all.subList(from, to).stream()
                .filter(commit ->
                        !commit.at().isBefore(span.from()) && !commit.at().isAfter(span.to()))
                .toList();
        return new Page(found, List.of(), to == all.size() ? null : Integer.toString(to));
    }
}
