package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Topics: one for each context that has events, which nobody fills but the functions that publish. */
final class TopicRules {
    private static final String TOPIC = "AWS::SNS::Topic";
    private static final String TOPIC_POLICY = "AWS::SNS::TopicPolicy";
    static final String VARIABLE = "TENSE_TOPIC_";

    private TopicRules() {}

    /** @param publishing the contexts that have events */
    static List<Rule> all(Set<String> publishing) {
        return List.of(
                Rule.each(
                        TOPIC,
                        "topic-takes-tls-only",
                        "must deny publishing without TLS, and nothing else",
                        (topic, all) -> policies(topic.ref(), all)
                                .anyMatch(policy -> Policies.deniesWithoutTls(policy, "sns:Publish", topic.ref()))),
                Rule.each(
                        TOPIC_POLICY,
                        "topic-is-open-to-roles-and-alarms",
                        "must allow nobody but the alarms of this system: functions have the right in their roles",
                        policy -> Policies.statements(policy, "Allow")
                                .allMatch(statement -> Texts.of(policy.at("Topics"))
                                        .allMatch(topic -> isForAlarms(statement, topic)))),
                Rule.each(
                        FunctionRules.FUNCTION,
                        "publisher-knows-every-topic",
                        "publishes, so it must be told the topic of each context that has events",
                        (function, all) -> !publishes(function, all)
                                || publishing.stream()
                                        .allMatch(context -> isOf(context, told(function, context), all))));
    }

    static Stream<Resource> policies(String topic, Deployment all) {
        return all.ofType(TOPIC_POLICY)
                .filter(policy -> Texts.of(policy.at("Topics")).anyMatch(topic::equals));
    }

    /** Whether what a text refers to is the topic of a context. */
    static boolean isOf(String context, String topic, Deployment all) {
        return all.referredToBy(topic)
                .filter(found -> found.type().equals(TOPIC))
                .filter(found -> found.text("TopicName").equals("${SystemName}-" + context))
                .isPresent();
    }

    /** What lets alarms publish to a topic whose names begin with that of the system, and nobody else. */
    static boolean isForAlarms(JsonNode statement, String topic) {
        return Policies.lets(
                statement,
                "cloudwatch.amazonaws.com",
                "sns:Publish",
                topic,
                Map.of(
                        "ArnLike",
                        Map.of(
                                "aws:SourceArn",
                                "arn:${AWS::Partition}:cloudwatch:${AWS::Region}:${AWS::AccountId}:alarm:${SystemName}-*")));
    }

    /** What takes from the log, by its stream or by the clock, publishes what it finds there. */
    private static boolean publishes(Resource function, Deployment all) {
        return Mappings.streams(function, all).findAny().isPresent()
                || Clocks.functions(all).anyMatch(function::equals);
    }

    private static String told(Resource function, String context) {
        return function.text(
                "Environment",
                "Variables",
                VARIABLE + context.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
