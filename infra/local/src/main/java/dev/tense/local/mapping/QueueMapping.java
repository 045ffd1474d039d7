package dev.tense.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.aws.AwsClient;
import dev.tense.local.aws.AwsError;
import dev.tense.local.lambda.FunctionHost;
import dev.tense.local.lambda.Invocation;
import dev.tense.local.lambda.Lease;
import dev.tense.local.lambda.Outcome;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint.QueueTrigger;
import dev.tense.local.wire.Json;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Polls a queue and hands batches to a function. What succeeded is deleted, what failed comes back when it is visible again. */
final class QueueMapping implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(QueueMapping.class);
    /** Short, because a stop waits for open polls, and ElasticMQ wakes no poll for messages it restores at its start. */
    private static final int LONG_POLL_SECONDS = 2;

    /** How long to wait in line before the messages are hidden anew. */
    private static final int IN_LINE_SECONDS = 5;

    private static final int LARGEST_RECEIVE = 10;
    private static final Duration PAUSE_AFTER_ERROR = Duration.ofSeconds(1);

    private final QueueTrigger trigger;
    private final AwsClient aws;
    private final FunctionHost host;
    private final ExecutorService threads;
    private final Semaphore concurrency;
    private final String queueUrl;
    private final Valve valve;

    QueueMapping(
            QueueTrigger trigger,
            Valve valve,
            String queueUrl,
            AwsClient aws,
            FunctionHost host,
            ExecutorService threads) {
        this.trigger = trigger;
        this.valve = valve;
        this.aws = aws;
        this.host = host;
        this.threads = threads;
        this.concurrency = new Semaphore(trigger.concurrency());
        this.queueUrl = queueUrl;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                host.awaitRunning(trigger.function());
                valve.whenOpen(this::poll);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() throws InterruptedException {
        concurrency.acquire();
        List<JsonNode> messages = List.of();
        try {
            messages = collect();
        } catch (AwsError | UncheckedIOException unreachable) {
            LOG.warn("{} cannot read its queue: {}", trigger.function(), unreachable.getMessage());
            Thread.sleep(PAUSE_AFTER_ERROR);
        } finally {
            if (messages.isEmpty()) {
                concurrency.release();
            }
        }
        if (!messages.isEmpty()) {
            List<JsonNode> batch = messages;
            threads.execute(() -> process(batch));
        }
    }

    private List<JsonNode> collect() throws InterruptedException {
        List<JsonNode> messages = new ArrayList<>(receive(trigger.batchSize(), LONG_POLL_SECONDS));
        long deadline =
                System.nanoTime() + Duration.ofSeconds(trigger.windowSeconds()).toNanos();
        while (!messages.isEmpty() && messages.size() < trigger.batchSize() && System.nanoTime() < deadline) {
            messages.addAll(receive(trigger.batchSize() - messages.size(), 1));
        }
        return messages;
    }

    private List<JsonNode> receive(int most, int waitSeconds) throws InterruptedException {
        ObjectNode request = Json.object()
                .put("QueueUrl", queueUrl)
                .put("MaxNumberOfMessages", Math.min(most, LARGEST_RECEIVE))
                .put("WaitTimeSeconds", waitSeconds);
        request.putArray("AttributeNames").add("All");
        request.putArray("MessageAttributeNames").add("All");
        List<JsonNode> messages = new ArrayList<>();
        aws.sqs("ReceiveMessage", request).path("Messages").forEach(messages::add);
        return messages;
    }

    private void process(List<JsonNode> batch) {
        try (Lease lease = leaseFor(batch)) {
            Outcome outcome = lease.run(Invocation.of(Arn.function(trigger.function()), event(batch)));
            settle(batch, outcome);
        } catch (AwsError | UncheckedIOException unreachable) {
            LOG.warn("{} cannot delete from its queue: {}", trigger.function(), unreachable.getMessage());
        } catch (InterruptedException stopping) {
            giveBack(batch);
            Thread.currentThread().interrupt();
        } finally {
            concurrency.release();
        }
    }

    /**
     * A message that a stop takes from its function is there again at the next start, not when its visibility timeout ends. It
     * stays hidden until our own poll is over, which ElasticMQ goes on serving when nobody listens any more.
     */
    private void giveBack(List<JsonNode> batch) {
        try {
            hide(batch, LONG_POLL_SECONDS + 1);
        } catch (AwsError | UncheckedIOException | InterruptedException late) {
            LOG.warn("{} could not give {} messages back; they come again later", trigger.function(), batch.size());
        }
    }

    /** Keeps the messages invisible while it waits in line, so that waiting costs them no attempt. */
    private Lease leaseFor(List<JsonNode> batch) throws InterruptedException {
        Optional<Lease> lease = host.lease(trigger.function(), Duration.ZERO);
        int seconds = lease.isPresent() ? 0 : visibilitySeconds() + IN_LINE_SECONDS;
        while (lease.isEmpty()) {
            hide(batch, seconds);
            lease = host.lease(trigger.function(), Duration.ofSeconds(IN_LINE_SECONDS));
        }
        return lease.get();
    }

    private void hide(List<JsonNode> batch, int seconds) throws InterruptedException {
        ObjectNode request = Json.object().put("QueueUrl", queueUrl);
        ArrayNode entries = request.putArray("Entries");
        batch.forEach(message -> entries.addObject()
                .put("Id", message.path("MessageId").asText())
                .put("ReceiptHandle", message.path("ReceiptHandle").asText())
                .put("VisibilityTimeout", seconds));
        aws.sqs("ChangeMessageVisibilityBatch", request);
    }

    private int visibilitySeconds() throws InterruptedException {
        ObjectNode request = Json.object().put("QueueUrl", queueUrl);
        request.putArray("AttributeNames").add("VisibilityTimeout");
        return aws.sqs("GetQueueAttributes", request)
                .path("Attributes")
                .path("VisibilityTimeout")
                .asInt();
    }

    private byte[] event(List<JsonNode> batch) {
        ObjectNode event = Json.object();
        ArrayNode records = event.putArray("Records");
        batch.forEach(message -> records.add(SqsRecord.of(message, trigger.queueArn())));
        return Json.bytes(event);
    }

    private void settle(List<JsonNode> batch, Outcome outcome) throws InterruptedException {
        BatchResponse response = BatchResponse.of(
                outcome,
                trigger.partialFailures(),
                batch.stream().map(each -> each.path("MessageId").asText()).collect(Collectors.toSet()));
        ObjectNode request = Json.object().put("QueueUrl", queueUrl);
        ArrayNode entries = request.putArray("Entries");
        for (JsonNode message : batch) {
            String id = message.path("MessageId").asText();
            if (!response.failed(id)) {
                entries.addObject()
                        .put("Id", id)
                        .put("ReceiptHandle", message.path("ReceiptHandle").asText());
            }
        }
        if (!entries.isEmpty()) {
            delete(request);
        }
    }

    private void delete(ObjectNode request) throws InterruptedException {
        JsonNode failed = aws.sqs("DeleteMessageBatch", request).path("Failed");
        if (!failed.isEmpty()) {
            LOG.warn("{} could not delete messages, they will come again: {}", trigger.function(), failed);
        }
    }
}
