package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Topics and their subscriptions: what is published comes as it was published, and only to who wants it. */
final class TopicRules {
    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String TOPIC_POLICY = "AWS::SNS::TopicPolicy";
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    private TopicRules() {}

    /** @param events the names of all events, in every version */
    static List<Rule> all(Set<String> events) {
        return List.of(
                Rule.each(
                        TOPIC,
                        "topic-takes-tls-only",
                        "must deny publishing without TLS",
                        (topic, all) -> all.ofType(TOPIC_POLICY)
                                .filter(policy -> policy.at("Topics")
                                        .valueStream()
                                        .anyMatch(each -> each.asText().equals(topic.ref())))
                                .anyMatch(TopicRules::deniesWithoutTls)),
                Rule.each(
                        SUBSCRIPTION,
                        "subscription-is-raw",
                        "must have RawMessageDelivery: functions read events, not SNS's own envelopes",
                        subscription -> subscription.at("RawMessageDelivery").asBoolean()),
                Rule.each(
                        SUBSCRIPTION,
                        "subscription-has-a-dead-letter-queue",
                        "must have a RedrivePolicy to the dead-letter queue of its queue",
                        TopicRules::sharesTheDeadLetterQueue),
                Rule.each(
                        SUBSCRIPTION,
                        "subscription-waits-for-its-policies",
                        "must name its queues' policies in DependsOn: what comes before them would be refused",
                        TopicRules::waitsForPolicies),
                Rule.each(
                        SUBSCRIPTION,
                        "filter-looks-where-it-can-see",
                        "must have the FilterPolicyScope MessageBody if it asks for data, and MessageAttributes if not",
                        subscription -> subscription
                                .text("FilterPolicyScope")
                                .equals(
                                        subscription.at("FilterPolicy").has("data")
                                                ? "MessageBody"
                                                : "MessageAttributes")),
                Rule.each(
                        SUBSCRIPTION,
                        "filter-can-match",
                        "must have a FilterPolicy on a type of event that exists",
                        subscription -> types(subscription).findAny().isPresent()
                                && types(subscription)
                                        .allMatch(prefix -> !prefix.isEmpty()
                                                && events.stream().anyMatch(event -> event.startsWith(prefix)))));
    }

    private static boolean deniesWithoutTls(Resource policy) {
        return Policies.statements(policy, "Deny")
                .anyMatch(statement -> Policies.isForEverybody(statement)
                        && Texts.of(statement.path("Action")).anyMatch("sns:Publish"::equals)
                        && Policies.isWithoutTls(statement));
    }

    private static boolean sharesTheDeadLetterQueue(Resource subscription, Deployment all) {
        return all.referredToBy(subscription.text("Endpoint"))
                .flatMap(queue -> QueueRules.deadLetterQueue(queue, all))
                .filter(dead -> dead.attribute("Arn").equals(subscription.text("RedrivePolicy", "deadLetterTargetArn")))
                .isPresent();
    }

    private static boolean waitsForPolicies(Resource subscription, Deployment all) {
        List<String> waits =
                Texts.of(subscription.attributes().path("DependsOn")).toList();
        return Stream.of(subscription.text("Endpoint"), subscription.text("RedrivePolicy", "deadLetterTargetArn"))
                .flatMap(arn -> all.referredToBy(arn).stream())
                .flatMap(queue -> QueueRules.policies(queue, all))
                .allMatch(policy -> waits.stream().anyMatch(id -> policy.id().endsWith("/" + id)));
    }

    /** What the type of an event has to begin with; empty when there is no filter, or one that means something else. */
    private static Stream<String> types(Resource subscription) {
        JsonNode type = subscription.at("FilterPolicy", "type");
        return type.valueStream().map(alternative -> alternative.path("prefix").asText());
    }
}
