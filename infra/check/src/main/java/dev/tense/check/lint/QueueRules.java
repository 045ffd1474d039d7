package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Queues: nothing gets lost in them, and nobody reads or fills them who should not. */
final class QueueRules {
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String POLICY = "AWS::SQS::QueuePolicy";
    private static final int FOURTEEN_DAYS = 14 * 24 * 60 * 60;
    private static final int FEWEST_RECEIVES = 5;

    /** AWS asks for at least this many timeouts, so that a batch at work is not delivered again. */
    private static final int TIMEOUTS_HIDDEN = 6;

    private QueueRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.each(
                        QUEUE,
                        "queue-is-encrypted",
                        "must have SqsManagedSseEnabled or a KMS key",
                        queue -> queue.at("SqsManagedSseEnabled").asBoolean()
                                || !queue.text("KmsMasterKeyId").isEmpty()),
                Rule.each(
                        QUEUE,
                        "queue-hides-what-is-at-work",
                        "must have a VisibilityTimeout of at least six times its function's Timeout",
                        (queue, all) -> consumers(queue, all)
                                .allMatch(function ->
                                        queue.at("VisibilityTimeout").asInt(30)
                                                >= TIMEOUTS_HIDDEN
                                                        * function.at("Timeout").asInt(3))),
                Rule.each(
                        QUEUE,
                        "queue-has-a-dead-letter-queue",
                        "must have a RedrivePolicy to a queue of this system",
                        (queue, all) -> consumers(queue, all).findAny().isEmpty()
                                || deadLetterQueue(queue, all).isPresent()),
                Rule.each(
                        QUEUE,
                        "queue-is-patient",
                        "must have a maxReceiveCount of at least five: throttling alone uses some",
                        queue -> !queue.properties().has("RedrivePolicy")
                                || queue.at("RedrivePolicy", "maxReceiveCount").asInt() >= FEWEST_RECEIVES),
                Rule.each(
                        QUEUE,
                        "dead-letter-queue-keeps-for-two-weeks",
                        "must have a MessageRetentionPeriod of 14 days: the clock runs from the first delivery",
                        (queue, all) -> consumers(queue, all).findAny().isPresent()
                                || queue.at("MessageRetentionPeriod").asInt() == FOURTEEN_DAYS),
                Rule.each(
                        QUEUE,
                        "queue-keeps-less-long-than-its-dead-letter-queue",
                        "must have a MessageRetentionPeriod shorter than that of its dead-letter queue, but not the default",
                        (queue, all) -> deadLetterQueue(queue, all)
                                .map(dead -> queue.properties().has("MessageRetentionPeriod")
                                        && queue.at("MessageRetentionPeriod").asInt()
                                                < dead.at("MessageRetentionPeriod")
                                                        .asInt())
                                .orElse(true)),
                Rule.each(
                        QUEUE,
                        "dead-letter-queue-has-one-source",
                        "must be the dead-letter queue of one queue only",
                        (queue, all) -> sources(queue, all).count() <= 1),
                Rule.each(
                        QUEUE,
                        "queue-has-one-policy",
                        "must have one QueuePolicy: a second one would replace the first",
                        (queue, all) -> policies(queue, all).count() == 1),
                Rule.each(
                        QUEUE,
                        "queue-takes-tls-only",
                        "must deny everything without TLS, and nothing else",
                        (queue, all) -> policies(queue, all)
                                .anyMatch(
                                        policy -> Policies.deniesWithoutTls(policy, "sqs:*", queue.attribute("Arn")))),
                Rule.each(
                        POLICY,
                        "queue-is-filled-by-its-topic-only",
                        "must allow sqs:SendMessage to SNS alone, and from the topic that the queue is subscribed to",
                        (policy, all) -> Policies.statements(policy, "Allow")
                                .allMatch(statement -> isForTheTopic(policy, statement, all))));
    }

    /** The functions that take messages from a queue. */
    static Stream<Resource> consumers(Resource queue, Deployment all) {
        return Mappings.from(queue.attribute("Arn"), all).flatMap(mapping -> Mappings.function(mapping, all));
    }

    static Optional<Resource> deadLetterQueue(Resource queue, Deployment all) {
        return all.referredToBy(queue.text("RedrivePolicy", "deadLetterTargetArn"));
    }

    private static Stream<Resource> sources(Resource dead, Deployment all) {
        return all.ofType(QUEUE)
                .filter(queue ->
                        queue.text("RedrivePolicy", "deadLetterTargetArn").equals(dead.attribute("Arn")));
    }

    static Stream<Resource> policies(Resource queue, Deployment all) {
        return all.ofType(POLICY)
                .filter(policy -> policy.at("Queues")
                        .valueStream()
                        .anyMatch(each -> each.asText().equals(queue.ref())));
    }

    private static boolean isForTheTopic(Resource policy, JsonNode statement, Deployment all) {
        return Texts.of(policy.at("Queues"))
                .flatMap(queue -> all.referredToBy(queue).stream())
                .map(queue -> queue.attribute("Arn"))
                .allMatch(arn -> topics(arn, all).anyMatch(topic -> letsTopicIn(statement, arn, topic)));
    }

    /** What lets a topic, and nobody else, put messages into a queue. */
    static boolean letsTopicIn(JsonNode statement, String queue, String topic) {
        return Policies.lets(
                statement,
                "sns.amazonaws.com",
                "sqs:SendMessage",
                queue,
                Map.of("ArnEquals", Map.of("aws:SourceArn", topic)));
    }

    /** The topics that deliver to a queue, or to it when they cannot deliver. */
    static Stream<String> topics(String queue, Deployment all) {
        return all.ofType("AWS::SNS::Subscription")
                .filter(subscription -> subscription.text("Endpoint").equals(queue)
                        || subscription
                                .text("RedrivePolicy", "deadLetterTargetArn")
                                .equals(queue))
                .map(subscription -> subscription.text("TopicArn"));
    }
}
