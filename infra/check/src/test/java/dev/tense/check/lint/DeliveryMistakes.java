package dev.tense.check.lint;

import static dev.tense.check.lint.Mutant.with;
import static dev.tense.check.lint.Mutant.without;

import java.util.List;

/** What keeps an event from where it is wanted, or lets in what is not wanted. */
final class DeliveryMistakes {
    private static final String QUEUE = "loyalty/AwardPointsOnOrderPlacedQueue";
    private static final String DEAD = "loyalty/AwardPointsOnOrderPlacedDeadLetterQueue";
    private static final String SUBSCRIPTION = "loyalty/AwardPointsOnOrderPlacedSubscription";
    private static final String MAPPING = "loyalty/AwardPointsOnOrderPlacedFunctionDeliveries";
    private static final String DENIED = "PolicyDocument/Statement/0";
    private static final String ALLOWED = "PolicyDocument/Statement/1";
    private static final String SOURCE = ALLOWED + "/Condition/ArnEquals/aws:SourceArn";
    private static final String EVERYBODY = "{\"Service\": \"%s\", \"AWS\": \"*\"}";

    private DeliveryMistakes() {}

    static List<Mutant> all() {
        return List.of(
                with("filter-can-match", SUBSCRIPTION, "FilterPolicy/type/0/prefix", "\"orders.order-cancelled.v\""),
                with("filter-can-match", SUBSCRIPTION, "FilterPolicy/source", "[\"elsewhere\"]"),
                with("subscription-is-to-the-topic-of-its-event", SUBSCRIPTION, "TopicArn", "\"${PaymentsTopic}\"")
                        .and(with("", QUEUE + "Policy", SOURCE, "\"${PaymentsTopic}\""))
                        .and(with("", DEAD + "Policy", SOURCE, "\"${PaymentsTopic}\"")),
                without("subscription-is-to-the-topic-of-its-event", MAPPING, "EventSourceArn")
                        .blaming(SUBSCRIPTION),
                without(
                        "publisher-knows-every-topic",
                        "platform/PublishEventsFunction",
                        "Environment/Variables/TENSE_TOPIC_ORDERS"),
                with(
                        "publisher-knows-every-topic",
                        "platform/ReconcileEventsFunction",
                        "Environment/Variables/TENSE_TOPIC_ORDERS",
                        "\"${PaymentsTopic}\""),
                without("queue-takes-tls-only", QUEUE + "Policy", DENIED + "/Resource")
                        .blaming(QUEUE),
                with("queue-takes-tls-only", QUEUE + "Policy", DENIED + "/Resource", "\"${" + DEAD + ".Arn}\"")
                        .blaming(QUEUE),
                with(
                                "queue-takes-tls-only",
                                QUEUE + "Policy",
                                DENIED + "/Condition/StringEquals",
                                "{\"aws:PrincipalType\": \"User\"}")
                        .blaming(QUEUE),
                with("queue-takes-tls-only", QUEUE + "Policy", ALLOWED + "/Effect", "\"Deny\"")
                        .blaming(QUEUE),
                with(
                        "queue-is-filled-by-its-topic-only",
                        QUEUE + "Policy",
                        ALLOWED + "/Principal",
                        EVERYBODY.formatted("sns.amazonaws.com")),
                with("queue-is-filled-by-its-topic-only", QUEUE + "Policy", ALLOWED + "/Resource", "\"*\""),
                with(
                        "queue-is-filled-by-its-topic-only",
                        QUEUE + "Policy",
                        "PolicyDocument/Statement",
                        "{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sqs:*\", \"Resource\": \"*\"}"),
                without("topic-takes-tls-only", "OrdersTopicPolicy", DENIED + "/Resource")
                        .blaming("OrdersTopic"),
                with(
                        "topic-is-open-to-roles-and-alarms",
                        "AlarmTopicPolicy",
                        ALLOWED + "/Principal",
                        EVERYBODY.formatted("cloudwatch.amazonaws.com")),
                with("topic-is-open-to-roles-and-alarms", "AlarmTopicPolicy", ALLOWED + "/Resource", "\"*\""),
                with("mapping-takes-what-comes", MAPPING, "Enabled", "false"),
                with("mapping-takes-what-comes", MAPPING, "FilterCriteria", "{\"Filters\": [{\"Pattern\": \"{}\"}]}"));
    }
}
