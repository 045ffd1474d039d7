package dev.tense.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.messaging.Json;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** What Lambda wrote into the on-failure queue of publish-events. A message that says no time stays there for a person. */
@Singleton
final class QueuedFailedBatches implements FailedBatches {
    private static final Logger LOGGER = Logger.getLogger(QueuedFailedBatches.class);
    private static final int MOST = 10;
    private static final int MOST_ROUNDS = 100;

    private final SqsClient sqs;
    private final String url;

    QueuedFailedBatches(
            SqsClient sqs, @ConfigProperty(name = "tense.failed.batches.url", defaultValue = "unset") String url) {
        this.sqs = sqs;
        this.url = url;
    }

    @Override
    public void take(Consumer<Collection<Span>> taker) {
        var spans = new LinkedHashMap<Message, Span>();
        List<Message> messages = receive();
        for (int rounds = 1; !messages.isEmpty() && rounds < MOST_ROUNDS; rounds++) {
            messages.forEach(message -> span(message.body()).ifPresent(span -> spans.put(message, span)));
            messages = receive();
        }
        taker.accept(spans.values());
        spans.keySet()
                .forEach(message ->
                        sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle())));
    }

    private List<Message> receive() {
        return sqs.receiveMessage(request -> request.queueUrl(url).maxNumberOfMessages(MOST))
                .messages();
    }

    private static Optional<Span> span(String body) {
        try {
            JsonNode batch = Json.MAPPER.readTree(body).path("DDBStreamBatchInfo");
            return Optional.of(new Span(
                    Instant.parse(batch.path("approximateArrivalOfFirstRecord").asText()),
                    Instant.parse(batch.path("approximateArrivalOfLastRecord").asText())));
        } catch (JsonProcessingException | DateTimeException | IllegalArgumentException e) {
            LOGGER.errorf("a message in the queue of failed batches says no time: %s", Cause.describe(e));
            return Optional.empty();
        }
    }
}
