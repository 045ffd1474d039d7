package dev.tense.platform;

import dev.tense.messaging.Unavailable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Finds a queue by its name, which is the function's. */
@Singleton
final class SqsReactionQueues implements ReactionQueues {
    /** The most entries of a SendMessageBatch. */
    private static final int MAX_ENTRIES = 10;

    /** SQS takes 256 KiB for a batch of its older limit, and an event may have 200: what is left is for the envelope. */
    private static final int MAX_BYTES = 240 * 1024;

    private final SqsClient sqs;
    private final String system;

    SqsReactionQueues(
            SqsClient sqs, @ConfigProperty(name = "tense.system.name", defaultValue = "tense") String system) {
        this.sqs = sqs;
        this.system = system;
    }

    @Override
    public void send(String function, List<String> envelopes) {
        if (envelopes.isEmpty()) {
            return;
        }
        try {
            String url = sqs.getQueueUrl(request -> request.queueName(system + "-" + function))
                    .queueUrl();
            batches(envelopes).forEach(batch -> sendBatch(url, batch));
        } catch (SdkException e) {
            throw new Unavailable("sqs", e);
        }
    }

    private void sendBatch(String url, List<String> batch) {
        var entries = IntStream.range(0, batch.size())
                .mapToObj(index -> SendMessageBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .messageBody(batch.get(index))
                        .build())
                .toList();
        if (!sqs.sendMessageBatch(request -> request.queueUrl(url).entries(entries))
                .failed()
                .isEmpty()) {
            throw new Unavailable("sqs");
        }
    }

    private static List<List<String>> batches(List<String> envelopes) {
        var batches = new ArrayList<List<String>>();
        var batch = new ArrayList<String>();
        int bytes = 0;
        for (String next : envelopes) {
            int size = next.getBytes(StandardCharsets.UTF_8).length;
            if (batch.size() == MAX_ENTRIES || (!batch.isEmpty() && bytes + size > MAX_BYTES)) {
                batches.add(List.copyOf(batch));
                batch.clear();
                bytes = 0;
            }
            batch.add(next);
            bytes += size;
        }
        batches.add(batch);
        return batches;
    }
}
