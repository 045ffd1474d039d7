package dev.tense.platform;

import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.SystemFunction;
import dev.tense.platform.QueueTrigger.BatchAnswer;
import dev.tense.platform.Topics.Outgoing;
import io.quarkus.funqy.Funq;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jboss.logging.Logger;

/**
 * Publishes the events of every commit, from the log's stream. The log is the outbox: an event cannot be committed and not be
 * published, and publishing can fail without undoing anything.
 */
@SystemFunction(SystemFunction.Trigger.LOG_STREAM)
public class PublishEvents {
    private static final Logger LOGGER = Logger.getLogger(PublishEvents.class);

    /** The category of the streams that hold commits without facts, which say how far the stream was read. */
    static final String HEARTBEAT = "heartbeat";

    private final Topics topics;
    private final Doubts doubts;
    private boolean begun;

    PublishEvents(Topics topics, Doubts doubts) {
        this.topics = topics;
        this.doubts = doubts;
    }

    /**
     * Takes the records of a DynamoDB stream in their order.
     *
     * @return the first record whose events are not all published; the stream is read again from there
     */
    @Funq("publish-events")
    public BatchAnswer publish(Map<String, Object> batch) {
        List<StreamRecord> records = StreamRecord.of(batch);
        var outgoing = new ArrayList<Outgoing>();
        var commits = new ArrayList<Commit>();
        int readable = 0;
        while (readable < records.size() && read(records, readable, commits, outgoing)) {
            readable++;
        }
        watch(commits);
        OptionalInt failed = topics.publish(outgoing);
        int from = Math.min(failed.orElse(readable), readable);
        if (from == records.size()) {
            passed(commits);
            return new BatchAnswer(List.of());
        }
        return new BatchAnswer(List.of(new BatchAnswer.Item(records.get(from).sequenceNumber())));
    }

    private static boolean read(List<StreamRecord> records, int index, List<Commit> commits, List<Outgoing> outgoing) {
        try {
            records.get(index).commit().ifPresent(commit -> {
                Envelopes.of(commit).forEach(envelope -> outgoing.add(new Outgoing(index, envelope)));
                commits.add(commit);
            });
            return true;
        } catch (
                RuntimeException e) { // a record that cannot be read must not keep those before it from being published
            LOGGER.errorf("cannot read a commit in the stream: %s", Cause.describe(e));
            return false;
        }
    }

    /** Before anything is published: where publishing began, and whether the stream may have lost something before this. */
    private void watch(List<Commit> commits) {
        commits.stream().map(Commit::at).min(Comparator.naturalOrder()).ifPresent(oldest -> {
            if (!begun) {
                doubts.begin(oldest);
                begun = true;
            }
            doubts.late(oldest);
        });
    }

    private void passed(List<Commit> commits) {
        commits.stream()
                .filter(commit -> commit.stream().category().equals(HEARTBEAT))
                .map(Commit::at)
                .max(Comparator.naturalOrder())
                .ifPresent(doubts::published);
    }
}
