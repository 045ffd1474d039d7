package dev.tense.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.aws.AwsClient;
import dev.tense.local.aws.AwsError;
import dev.tense.local.template.Arn;
import dev.tense.local.wire.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts messages into the queues of those who want them, and tells which messages some queue did not take. */
final class Delivery {
    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private final AwsClient aws;
    private final String queueBaseUri;

    Delivery(AwsClient aws, String queueBaseUri) {
        this.aws = aws;
        this.queueBaseUri = queueBaseUri;
    }

    /** The ids of the messages that did not reach every queue they should. */
    Set<String> deliver(String topicArn, List<Message> messages, List<Subscriber> subscribers)
            throws InterruptedException {
        Set<String> failed = new HashSet<>();
        for (Subscriber subscriber : subscribers) {
            List<Message> wanted = messages.stream().filter(subscriber::wants).toList();
            for (List<Message> batch : batches(wanted, subscriber, topicArn)) {
                failed.addAll(send(topicArn, batch, subscriber));
            }
        }
        return failed;
    }

    private List<List<Message>> batches(List<Message> messages, Subscriber subscriber, String topicArn) {
        List<List<Message>> batches = new ArrayList<>();
        List<Message> batch = new ArrayList<>();
        int bytes = 0;
        for (Message message : messages) {
            int size = subscriber.settings().raw()
                    ? message.bytes()
                    : body(topicArn, message, subscriber).length();
            if (!batch.isEmpty() && bytes + size > Message.LARGEST_BYTES) {
                batches.add(batch);
                batch = new ArrayList<>();
                bytes = 0;
            }
            batch.add(message);
            bytes += size;
        }
        if (!batch.isEmpty()) {
            batches.add(batch);
        }
        return batches;
    }

    private Set<String> send(String topicArn, List<Message> batch, Subscriber subscriber) throws InterruptedException {
        ObjectNode request = Json.object().put("QueueUrl", queueUrl(subscriber));
        ArrayNode entries = request.putArray("Entries");
        batch.forEach(message -> entries.add(entry(topicArn, message, subscriber)));
        Set<String> failed = new HashSet<>();
        try {
            for (JsonNode failure : aws.sqs("SendMessageBatch", request).path("Failed")) {
                failed.add(failure.path("Id").asText());
            }
        } catch (AwsError | UncheckedIOException refused) {
            LOG.error(
                    "{} did not take a message of {}: {}",
                    subscriber.settings().queueArn(),
                    topicArn,
                    refused.getMessage());
            batch.forEach(message -> failed.add(message.id()));
        }
        return failed;
    }

    private ObjectNode entry(String topicArn, Message message, Subscriber subscriber) {
        ObjectNode entry =
                Json.object().put("Id", message.id()).put("MessageBody", body(topicArn, message, subscriber));
        if (subscriber.settings().raw() && !message.attributes().isEmpty()) {
            ObjectNode attributes = entry.putObject("MessageAttributes");
            message.attributes().forEach((name, attribute) -> attributes.set(name, attribute.forQueue()));
        }
        return entry;
    }

    private static String body(String topicArn, Message message, Subscriber subscriber) {
        if (subscriber.settings().raw()) {
            return message.body();
        }
        ObjectNode envelope = Json.object()
                .put("Type", "Notification")
                .put("MessageId", message.id())
                .put("TopicArn", topicArn);
        message.subject().ifPresent(subject -> envelope.put("Subject", subject));
        envelope.put("Message", message.body()).put("Timestamp", Instant.now().toString());
        if (!message.attributes().isEmpty()) {
            ObjectNode attributes = envelope.putObject("MessageAttributes");
            message.attributes().forEach((name, attribute) -> attributes.set(name, attribute.forEnvelope()));
        }
        return Json.text(envelope);
    }

    private String queueUrl(Subscriber subscriber) {
        String arn = subscriber.settings().queueArn();
        return queueBaseUri + "/" + Arn.account(arn) + "/" + Arn.name(arn);
    }
}
