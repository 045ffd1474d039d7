package dev.tense.check.lint;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.List;

/** Alarms: whatever stops working wakes somebody. */
final class AlarmRules {
    static final String ALARM = "AWS::CloudWatch::Alarm";

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
                        (api, all) -> watches("AWS/ApiGateway 5xx", "ApiId", api.ref(), all)));
    }

    private static boolean isConsumed(Resource queue, Deployment all) {
        return QueueRules.consumers(queue, all).findAny().isPresent();
    }

    /** Whether an alarm watches a metric of this resource: a dimension more, and it is another metric, which may not exist. */
    private static boolean watches(String metric, String dimension, String value, Deployment all) {
        var dimensions = JsonNodeFactory.instance.arrayNode();
        dimensions.addObject().put("Name", dimension).put("Value", value);
        return all.ofType(ALARM)
                .filter(alarm -> metric(alarm).equals(metric))
                .anyMatch(alarm -> alarm.at("Dimensions").equals(dimensions));
    }

    static String metric(Resource alarm) {
        return alarm.text("Namespace") + " " + alarm.text("MetricName");
    }
}
