package dev.tense.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.aws.AwsError;
import dev.tense.local.aws.NewWrites;
import dev.tense.local.template.Blueprint.StreamTrigger;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads a table's stream, shard by shard and parents first, and remembers on disk how far it came. */
final class StreamMapping implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(StreamMapping.class);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final StreamTrigger trigger;
    private final TableStream stream;
    private final Checkpoint checkpoint;
    private final StreamBatch batches;
    private final NewWrites writes;
    private final boolean fromStart;
    private final Valve valve;
    private final Map<String, String> iterators = new HashMap<>();
    private boolean more;

    StreamMapping(
            StreamTrigger trigger,
            Valve valve,
            TableStream stream,
            Checkpoint checkpoint,
            StreamBatch batches,
            NewWrites writes) {
        this.trigger = trigger;
        this.valve = valve;
        this.stream = stream;
        this.checkpoint = checkpoint;
        this.batches = batches;
        this.writes = writes;
        this.fromStart = trigger.fromStart() || !checkpoint.isNew();
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long seen = writes.writes();
                valve.whenOpen(() -> more = round());
                if (!more) {
                    writes.await(seen, LONGEST_PAUSE);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** True when there may be more at once. */
    private boolean round() throws InterruptedException {
        try {
            List<TableStream.Shard> shards = stream.shards();
            Set<String> known = shards.stream().map(TableStream.Shard::id).collect(Collectors.toSet());
            checkpoint.keepOnly(known);
            boolean anyMore = false;
            for (TableStream.Shard shard : shards) {
                boolean parentOpen = known.contains(shard.parent()) && !checkpoint.isFinished(shard.parent());
                if (!parentOpen && !checkpoint.isFinished(shard.id())) {
                    anyMore |= advance(shard.id());
                }
            }
            return anyMore;
        } catch (AwsError | UncheckedIOException unreadable) {
            LOG.warn(
                    "{} cannot read the stream of {}: {}",
                    trigger.function(),
                    trigger.table(),
                    unreadable.getMessage());
            iterators.clear();
            return false;
        }
    }

    private boolean advance(String shard) throws InterruptedException {
        String iterator = iterators.get(shard);
        if (iterator == null) {
            iterator = stream.iterator(shard, checkpoint.position(shard), fromStart);
        }
        TableStream.Page page = stream.read(shard, iterator, trigger.batchSize());
        List<JsonNode> records = page.records();
        if (!records.isEmpty()) {
            batches.process(stream.arn(), shard, records, last -> checkpoint.done(shard, last));
        }
        remember(shard, page.next());
        return !records.isEmpty() || page.next().isEmpty();
    }

    private void remember(String shard, Optional<String> next) {
        next.ifPresentOrElse(iterator -> iterators.put(shard, iterator), () -> {
            iterators.remove(shard);
            checkpoint.finished(shard);
        });
    }
}
