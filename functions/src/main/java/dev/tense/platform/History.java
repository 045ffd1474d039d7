package dev.tense.platform;

import dev.tense.messaging.Commit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The log by time. It is kept by stream, so whoever asks for a time reads all of it. */
interface History {
    /** How large the log is, as DynamoDB counted it in the last hours; asking costs nothing. */
    Size size();

    /** The commits of a time in a part of the log that begins after this position; null begins at the start. */
    Page read(Span span, @Nullable String after);

    /** A whole log. */
    record Size(long commits, long bytes) {
        private static final int UNIT = 4096;

        /** What reading all of it consistently costs. */
        long readUnits() {
            return (bytes + UNIT - 1) / UNIT;
        }
    }

    /**
     * A part of the log.
     *
     * @param unreadable the keys of items that are no commits
     * @param next       the position to go on from; null at the end
     */
    record Page(
            List<Commit> commits,
            List<String> unreadable,
            @Nullable String next) {}
}
