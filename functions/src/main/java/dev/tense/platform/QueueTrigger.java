package dev.tense.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.FactTypes;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Json;
import dev.tense.messaging.Retry;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Serves a batch of SQS messages one by one: a message that fails says so in the answer, waits longer each time, and touches
 * none of the others.
 */
@Singleton
class QueueTrigger {
    private static final Logger LOGGER = Logger.getLogger(QueueTrigger.class);

    private final Receipts receipts;
    private final Backoff backoff;
    private final FactTypes facts;

    QueueTrigger(Receipts receipts, Backoff backoff, Catalogue catalogue) {
        this.receipts = receipts;
        this.backoff = backoff;
        this.facts = catalogue.factTypes();
    }

    /** The partial batch answer: the messages that are to be delivered again. */
    record BatchAnswer(List<Item> batchItemFailures) {
        record Item(String itemIdentifier) {}
    }

    static boolean matches(JsonNode event) {
        return event.path("Records").path(0).path("eventSource").asText().equals("aws:sqs");
    }

    byte[] serve(Catalogue.Reaction reaction, JsonNode event, Entry.Exported exported) {
        return each(event, delivery -> serve(reaction, delivery, exported));
    }

    /** Serves the messages of a batch; answers which of them are not done. */
    static byte[] each(JsonNode event, Predicate<Delivery> serve) {
        var failures = new ArrayList<BatchAnswer.Item>();
        for (JsonNode sqs : event.path("Records")) {
            var delivery = Delivery.of(sqs);
            if (!serve.test(delivery)) {
                failures.add(new BatchAnswer.Item(delivery.messageId()));
            }
        }
        return Json.render(new BatchAnswer(failures)).getBytes(StandardCharsets.UTF_8);
    }

    private boolean serve(Catalogue.Reaction reaction, Delivery delivery, Entry.Exported exported) {
        if (isTooLate(reaction.timeoutSeconds(), exported)) {
            backoff.atOnce(delivery);
            return false;
        }
        try {
            react(reaction, Delivered.read(delivery.body(), reaction.event(), facts), delivery, exported);
            return true;
        } catch (RuntimeException | IOException e) { // the boundary between messages: whatever one does stays with it
            LOGGER.warnf(
                    "%s: attempt %d of %d failed with %s: %s",
                    reaction.function(),
                    delivery.attempt(),
                    reaction.attempts(),
                    Cause.code(e),
                    Cause.describe(Cause.of(e)));
            if (backoff.isLate(delivery, until(Cause.of(e)))) { // the deployment counts these lines
                LOGGER.warnf("late: %s, message %s", reaction.function(), delivery.messageId());
            }
            backoff.afterFailure(reaction.attempts(), delivery, until(Cause.of(e)));
            return false;
        }
    }

    private static @Nullable Instant until(Throwable cause) {
        return cause instanceof Retry retry ? retry.until().orElse(null) : null;
    }

    private void react(Catalogue.Reaction reaction, Delivered message, Delivery delivery, Entry.Exported exported)
            throws IOException {
        var invocation = Invocation.ofReaction(
                reaction.function(), reaction.generation(), message.id(), message.correlation(), message.traceparent());
        try {
            invocation.call(() -> exported.call(message.body().getBytes(StandardCharsets.UTF_8)));
        } catch (RuntimeException | IOException e) { // written down where operators look, then passed on
            receipts.failed(reaction, invocation, message, delivery.attempt(), Cause.code(e));
            throw e;
        }
        if (!invocation.leftTrace()) {
            receipts.done(reaction, invocation, message, delivery.attempt());
        }
    }

    /** Half of the time is gone: what is left of the batch is better served by the next invocation than cut off in the middle. */
    static boolean isTooLate(int timeoutSeconds, Entry.Exported exported) {
        return exported.remainingMillis() < timeoutSeconds * 500;
    }

    /** A message as SQS delivers it; it was sent in the far future if SQS does not say when. */
    record Delivery(String messageId, String receiptHandle, String body, int attempt, Instant sent) {
        static Delivery of(JsonNode sqs) {
            return new Delivery(
                    sqs.path("messageId").asText(),
                    sqs.path("receiptHandle").asText(),
                    sqs.path("body").asText(),
                    sqs.path("attributes").path("ApproximateReceiveCount").asInt(1),
                    sqs.path("attributes").has("SentTimestamp")
                            ? Instant.ofEpochMilli(
                                    sqs.path("attributes").path("SentTimestamp").asLong())
                            : Instant.MAX);
        }
    }

    /** What the platform needs to know of an envelope, and its JSON with the event in its latest version. */
    record Delivered(
            String id,
            String subject,
            String correlation,
            @Nullable String traceparent,
            String body) {
        static Delivered read(String body, String expectedType, FactTypes facts) {
            ObjectNode published = parse(body);
            boolean isLatest = published.path("type").asText().equals(expectedType);
            if (!isLatest && !published.path("data").isObject()) { // nothing that an earlier version could be read from
                throw new NotAnEnvelope();
            }
            ObjectNode envelope = Envelopes.latest(published, facts);
            if (!envelope.path("type").asText().equals(expectedType)
                    || envelope.path("id").asText().isEmpty()
                    || envelope.path("subject").asText().isEmpty()
                    || envelope.path("correlationid").asText().isEmpty()) {
                throw new NotAnEnvelope();
            }
            String traceparent = envelope.path("traceparent").asText();
            return new Delivered(
                    envelope.path("id").asText(),
                    envelope.path("subject").asText(),
                    envelope.path("correlationid").asText(),
                    traceparent.isEmpty() ? null : traceparent,
                    envelope.equals(published) ? body : envelope.toString());
        }

        private static ObjectNode parse(String body) {
            try {
                if (Json.MAPPER.readTree(body) instanceof ObjectNode envelope) {
                    return envelope;
                }
            } catch (JsonProcessingException e) {
                throw new NotAnEnvelope();
            }
            throw new NotAnEnvelope();
        }
    }

    /** A message that is no event of the expected type; it ends in the dead-letter queue, where a person can look at it. */
    static final class NotAnEnvelope extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
