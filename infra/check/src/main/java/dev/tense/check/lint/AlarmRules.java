package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Alarms: whatever stops working wakes somebody. */
final class AlarmRules {
    static final String ALARM = "AWS::CloudWatch::Alarm";
    /** A quarter of an hour in milliseconds: no metric that is watched is counted in anything smaller. */
    private static final int HIGHEST = 900_000;

    private static final String QUEUE = "AWS::SQS::Queue";

    private AlarmRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.each(
                        FunctionRules.FUNCTION,
                        "errors-wake-somebody",
                        "must have an alarm on its Errors",
                        (function, all) -> watches("AWS/Lambda Errors", "FunctionName", function.ref(), all)),
                Rule.each(
                        FunctionRules.FUNCTION,
                        "throttles-wake-somebody",
                        "must have an alarm on its Throttles",
                        (function, all) -> watches("AWS/Lambda Throttles", "FunctionName", function.ref(), all)),
                Rule.each(
                        QUEUE,
                        "dead-letters-wake-somebody",
                        "must have an alarm on what lies in it: nobody takes from it by itself",
                        (queue, all) -> isConsumed(queue, all)
                                || watches(
                                        "AWS/SQS ApproximateNumberOfMessagesVisible",
                                        "QueueName",
                                        queue.attribute("QueueName"),
                                        all)),
                Rule.each(
                        QUEUE,
                        "waiting-wakes-somebody",
                        "must have an alarm on the age of its oldest message",
                        (queue, all) -> !isConsumed(queue, all)
                                || watches(
                                        "AWS/SQS ApproximateAgeOfOldestMessage",
                                        "QueueName",
                                        queue.attribute("QueueName"),
                                        all)),
                Rule.each(
                        Mappings.TYPE,
                        "a-late-stream-wakes-somebody",
                        "must have an alarm on the IteratorAge of its function",
                        (mapping, all) -> !MappingRules.isOfAStream(mapping)
                                || Mappings.function(mapping, all)
                                        .anyMatch(function -> watches(
                                                "AWS/Lambda IteratorAge", "FunctionName", function.ref(), all))),
                Rule.each(
                        "AWS::ApiGatewayV2::Api",
                        "server-errors-wake-somebody",
                        "must have an alarm on 5xx",
                        (api, all) -> watches("AWS/ApiGateway 5xx", "ApiId", api.ref(), all)),
                ofBoth(
                        "alarm-wakes-somebody",
                        "must have an action",
                        alarm -> !alarm.at("AlarmActions").isEmpty()),
                new Rule(
                        "alarm-reaches-its-topic",
                        "must go to a topic whose policy lets the alarms of this system in",
                        all -> both(all).filter(alarm -> !reachesItsTopic(alarm, all))),
                ofBoth(
                        "alarm-says-what-to-do",
                        "must have a description for who is woken by it",
                        alarm -> !alarm.text("AlarmDescription").isEmpty()),
                each(
                        "alarm-can-go-off",
                        "must have a statistic, a period, a threshold that can be reached and the operator for it",
                        alarm -> Stream.of("Namespace", "Statistic", "Period", "EvaluationPeriods", "Threshold")
                                        .allMatch(setting -> alarm.properties().has(setting))
                                && Set.of("Sum", "Maximum").contains(alarm.text("Statistic"))
                                && alarm.at("Threshold").asInt() > 0
                                && alarm.at("Threshold").asInt() <= HIGHEST
                                && alarm.text("ComparisonOperator").equals("GreaterThanOrEqualToThreshold")),
                each(
                        "alarm-is-quiet-without-data",
                        "must take missing data for good: functions and queues that rest have none",
                        alarm -> alarm.text("TreatMissingData").equals("notBreaching")));
    }

    /** One that alarms keep, and those that are made of others. */
    private static Rule ofBoth(String name, String says, Predicate<Resource> keeps) {
        return new Rule(name, says, all -> both(all).filter(keeps.negate()));
    }

    private static Stream<Resource> both(Deployment all) {
        return Stream.of(ALARM, AttentionRules.COMPOSITE).flatMap(all::ofType);
    }

    private static boolean reachesItsTopic(Resource alarm, Deployment all) {
        return Texts.of(alarm.at("AlarmActions"))
                .allMatch(topic -> TopicRules.policies(topic, all)
                        .flatMap(policy -> Policies.statements(policy, "Allow"))
                        .anyMatch(TopicRules::isForAlarms));
    }

    private static Rule each(String name, String says, Predicate<Resource> keeps) {
        return Rule.each(ALARM, name, says, keeps);
    }

    private static boolean isConsumed(Resource queue, Deployment all) {
        return QueueRules.consumers(queue, all).findAny().isPresent();
    }

    private static boolean watches(String metric, String dimension, String value, Deployment all) {
        return all.ofType(ALARM)
                .filter(alarm -> (alarm.text("Namespace") + " " + alarm.text("MetricName")).equals(metric))
                .flatMap(alarm -> alarm.at("Dimensions").valueStream())
                .anyMatch(each -> each.path("Name").asText().equals(dimension)
                        && each.path("Value").asText().equals(value));
    }
}
