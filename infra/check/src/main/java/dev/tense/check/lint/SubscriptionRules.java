package dev.tense.check.lint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import dev.tense.check.lint.Linter.Reaction;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Subscriptions: what is published comes as it was published, and only to who wants it. */
final class SubscriptionRules {
    private static final String SUBSCRIPTION = "AWS::SNS::Subscription";

    private SubscriptionRules() {}

    /** @param reactions what functions react to, by their exports */
    static List<Rule> all(Map<String, Reaction> reactions) {
        return List.of(
                each(
                        "subscription-is-raw",
                        "must have RawMessageDelivery: functions read events, not SNS's own envelopes",
                        (subscription, _) ->
                                subscription.at("RawMessageDelivery").asBoolean()),
                each(
                        "subscription-has-a-dead-letter-queue",
                        "must have a RedrivePolicy to the dead-letter queue of its queue",
                        SubscriptionRules::sharesTheDeadLetterQueue),
                each(
                        "subscription-waits-for-its-policies",
                        "must name its queues' policies in DependsOn: what comes before them would be refused",
                        SubscriptionRules::waitsForPolicies),
                each(
                        "filter-looks-where-it-can-see",
                        "must have the FilterPolicyScope MessageBody if it asks for data, and MessageAttributes if not",
                        (subscription, _) -> subscription
                                .text("FilterPolicyScope")
                                .equals(
                                        subscription.at("FilterPolicy").has("data")
                                                ? "MessageBody"
                                                : "MessageAttributes")),
                each(
                        "filter-can-match",
                        "must have a FilterPolicy on every version of the event that its function reacts to, and of no other",
                        (subscription, all) -> areAll(
                                wishes(subscription, all, reactions), wish -> isOnEveryVersion(subscription, wish))),
                each(
                        "subscription-is-to-the-topic-of-its-event",
                        "must be to the topic of the context whose event its function reacts to",
                        (subscription, all) -> areAll(
                                wishes(subscription, all, reactions),
                                wish -> TopicRules.isOf(wish.context(), subscription.text("TopicArn"), all))),
                each(
                        "filter-asks-what-is-wanted",
                        "must ask of the event's data what its reaction wants, whose conditions the compiler has checked",
                        (subscription, all) -> areAll(
                                wishes(subscription, all, reactions),
                                wish -> asked(subscription).equals(wish.conditions()))),
                each(
                        "subscription-is-let-in",
                        "must be let in by the policies of its queue and its dead-letter queue",
                        (subscription, all) -> Stream.of(
                                        subscription.text("Endpoint"),
                                        subscription.text("RedrivePolicy", "deadLetterTargetArn"))
                                .allMatch(queue -> letsIn(queue, subscription, all))));
    }

    private static Rule each(String name, String says, BiPredicate<Resource, Deployment> keeps) {
        return Rule.each(SUBSCRIPTION, name, says, keeps);
    }

    /** What the functions behind a subscription react to. */
    private static List<Reaction> wishes(Resource subscription, Deployment all, Map<String, Reaction> reactions) {
        return consumers(subscription, all)
                .map(function -> reactions.getOrDefault(FunctionRules.export(function), Reaction.NONE))
                .toList();
    }

    /** Without a function nobody wants what comes. */
    private static boolean areAll(List<Reaction> wishes, Predicate<Reaction> keeps) {
        return !wishes.isEmpty() && wishes.stream().allMatch(keeps);
    }

    private static boolean isOnEveryVersion(Resource subscription, Reaction wish) {
        ObjectNode type = JsonNodeFactory.instance.objectNode();
        type.putArray("type").addObject().put("prefix", wish.fact() + ".v");
        ObjectNode filter = JsonNodeFactory.instance.objectNode();
        subscription
                .at("FilterPolicy")
                .propertyStream()
                .filter(asked -> !asked.getKey().equals("data"))
                .forEach(asked -> filter.set(asked.getKey(), asked.getValue()));
        return filter.equals(type);
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
                .anyMatch(statement -> QueueRules.letsTopicIn(statement, queue, subscription.text("TopicArn")));
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
}
