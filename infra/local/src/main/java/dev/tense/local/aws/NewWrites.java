package dev.tense.local.aws;

import java.time.Duration;

/** When it is worth looking into the streams of tables again. */
public interface NewWrites {
    /** The number of writes that are known of. */
    long writes();

    /** Waits until there may have been more writes than {@code seen}, at most this long. */
    void await(long seen, Duration longest) throws InterruptedException;

    /** For tables that others write to as well: looks again after this pause, whatever is known. */
    static NewWrites every(Duration pause) {
        return new NewWrites() {
            @Override
            public long writes() {
                return 0;
            }

            @Override
            public void await(long seen, Duration longest) throws InterruptedException {
                Thread.sleep(pause.compareTo(longest) < 0 ? pause : longest);
            }
        };
    }
}
