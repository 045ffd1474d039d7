package dev.tense.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/** Cuts what is to be sent into batches as large as SNS and SQS take them. */
final class Batches {
    /** The most entries of a PublishBatch and of a SendMessageBatch. */
    private static final int MAX_ENTRIES = 10;

    /** Both take 256 KiB for a batch; what is left is for attributes. */
    private static final int MAX_BYTES = 240 * 1024;

    private Batches() {}

    /** In the order they came; none for none. */
    static <T> List<List<T>> of(List<T> all, ToIntFunction<T> bytesOf) {
        var batches = new ArrayList<List<T>>();
        var batch = new ArrayList<T>();
        int bytes = 0;
        for (T next : all) {
            int size = bytesOf.applyAsInt(next);
            if (batch.size() == MAX_ENTRIES || (!batch.isEmpty() && bytes + size > MAX_BYTES)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(next);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(List.copyOf(batch));
        }
        return List.copyOf(batches);
    }
}
