package dev.tense.platform;

import dev.tense.messaging.Unavailable;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Finds a queue by its name, which is the function's. */
@Singleton
final class SqsReactionQueues implements ReactionQueues {
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
            Batches.of(envelopes, envelope -> envelope.getBytes(StandardCharsets.UTF_8).length)
                    .forEach(batch -> sendBatch(url, batch));
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
}
