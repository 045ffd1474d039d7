package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Topics and their subscriptions: what is published comes as it was published, and only to who wants it. */
final class TopicRules {
    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String TOPIC_POLICY = "AWS::SNS::TopicPolicy";
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    private TopicRules() {}

    /**
     * @param events     the names of all events, in every version
     * @param conditions what functions want of an event beside its type, by their exports
     */
    static List<Rule> all(Set<String> events, Map<String, Map<String, String>> conditions) {
        return List.of(
                Rule.each(
                        TOPIC,
                        "topic-takes-tls-only",
                        "must deny publishing without TLS",
                        (topic, all) -> policies(topic.ref(), all).anyMatch(TopicRules::deniesWithoutTls)),
                Rule.each(
                        TOPIC_POLICY,
                        "topic-is-open-to-roles-and-alarms",
                        "must allow nobody but the alarms of this system: functions have the right in their roles",
                        policy -> Policies.statements(policy, "Allow").allMatch(TopicRules::isForAlarms)),
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
                        "must have a FilterPolicy on every version of a type of event that exists, and of no other",
                        subscription -> types(subscription).findAny().isPresent()
                                && types(subscription)
                                        .allMatch(prefix -> events.stream()
                                                .map(event -> event.replaceFirst("[0-9]+$", ""))
                                                .anyMatch(prefix::equals))),
                Rule.each(
                        SUBSCRIPTION,
                        "filter-asks-what-is-wanted",
                        "must ask of the event's data what its reaction wants, whose conditions the compiler has checked",
                        (subscription, all) -> consumers(subscription, all)
                                .allMatch(function -> asked(subscription)
                                        .equals(conditions.getOrDefault(FunctionRules.export(function), Map.of())))),
                Rule.each(
                        SUBSCRIPTION,
                        "subscription-is-let-in",
                        "must be let in by the policies of its queue and its dead-letter queue",
                        (subscription, all) -> Stream.of(
                                        subscription.text("Endpoint"),
                                        subscription.text("RedrivePolicy", "deadLetterTargetArn"))
                                .allMatch(queue -> letsIn(queue, subscription, all))));
    }

    static Stream<Resource> policies(String topic, Deployment all) {
        return all.ofType(TOPIC_POLICY)
                .filter(policy -> Texts.of(policy.at("Topics")).anyMatch(topic::equals));
    }

    /** What lets alarms publish whose names begin with that of the system, and nobody else. */
    static boolean isForAlarms(JsonNode statement) {
        return statement.path("Principal").path("Service").asText().equals("cloudwatch.amazonaws.com")
                && Texts.of(statement.path("Action")).toList().equals(List.of("sns:Publish"))
                && statement
                        .path("Condition")
                        .path("ArnLike")
                        .path("aws:SourceArn")
                        .asText()
                        .endsWith(":alarm:${SystemName}-*");
    }

    private static Stream<Resource> consumers(Resource subscription, Deployment all) {
        return all.referredToBy(subscription.text("Endpoint")).stream()
                .flatMap(queue -> QueueRules.consumers(queue, all));
    }

    /** The one value that each component of the data must have. */
    private static Map<String, String> asked(Resource subscription) {
        return subscription
                .at("FilterPolicy", "data")
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        component -> Texts.of(component.getValue()).collect(Collectors.joining(" or "))));
    }

    private static boolean letsIn(String queue, Resource subscription, Deployment all) {
        return all.referredToBy(queue).stream()
                .flatMap(found -> QueueRules.policies(found, all))
                .flatMap(policy -> Policies.statements(policy, "Allow"))
                .anyMatch(statement ->
                        statement.path("Principal").path("Service").asText().equals("sns.amazonaws.com")
                                && Texts.of(statement.path("Action")).anyMatch("sqs:SendMessage"::equals)
                                && Texts.of(statement.path("Resource")).anyMatch(queue::equals)
                                && statement
                                        .path("Condition")
                                        .path("ArnEquals")
                                        .path("aws:SourceArn")
                                        .asText()
                                        .equals(subscription.text("TopicArn")));
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
