package dev.tense.cdk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.cloudwatch.CfnAlarm;
import software.amazon.awscdk.services.cloudwatch.CfnCompositeAlarm;
import software.amazon.awscdk.services.logs.CfnMetricFilter;
import software.amazon.awscdk.services.sqs.Queue;

/** Wakes somebody when something stops working. What each alarm means is in {@code infra/README.md}. */
final class Alarms {
    private static final int FIVE_MINUTES = 300;
    private static final int HALF_AN_HOUR = 1_800;
    private static final int QUARTER_OF_AN_HOUR_IN_MILLIS = 900_000;
    private static final int FEW = 5;

    private final Stack stack;
    private final Shared shared;

    Alarms(Stack stack, Shared shared) {
        this.stack = stack;
        this.shared = shared;
    }

    /** What is watched. */
    private record Metric(String namespace, String name, Map<String, String> dimensions) {
        static Metric function(String name, Lambda lambda) {
            return new Metric("AWS/Lambda", name, Map.of("FunctionName", lambda.function.getFunctionName()));
        }

        static Metric queue(String name, Queue queue) {
            return new Metric("AWS/SQS", name, Map.of("QueueName", queue.getQueueName()));
        }
    }

    void of(Lambda lambda) {
        alarm(
                lambda.id("ErrorsAlarm"),
                lambda.name + "-errors",
                Metric.function("Errors", lambda),
                "Sum",
                1,
                "The function failed. Its log says why; what it was working on is delivered again, or its caller was told.");
        alarm(
                lambda.id("ThrottlesAlarm"),
                lambda.name + "-throttles",
                Metric.function("Throttles", lambda),
                "Sum",
                1,
                "Invocations were refused, because too many ran at once. Raise the concurrency of the account, or lower the load.");
    }

    void of(Lambda lambda, Queue queue, Queue dead) {
        alarm(
                lambda.id("DeadLettersAlarm"),
                lambda.name + "-dead-letters",
                Metric.queue("ApproximateNumberOfMessagesVisible", dead),
                "Maximum",
                1,
                "Messages could not be handled. Mend the cause, then redrive the dead-letter queue; nothing is done twice.");
        alarm(
                lambda.id("AgeAlarm"),
                lambda.name + "-age",
                Metric.queue("ApproximateAgeOfOldestMessage", queue),
                "Maximum",
                HALF_AN_HOUR,
                "The oldest message waits for half an hour, and nobody has tried it. The function has too little concurrency, or is stopped.");
    }

    void ofTheStream(Lambda publisher, Queue failed) {
        alarm(
                publisher.id("FailedBatchesAlarm"),
                publisher.name + "-failed-batches",
                Metric.queue("ApproximateNumberOfMessagesVisible", failed),
                "Maximum",
                1,
                "Part of the log could not be published. reconcile-events publishes it again within the hour; if not, see its log.");
        alarm(
                publisher.id("IteratorAgeAlarm"),
                publisher.name + "-iterator-age",
                Metric.function("IteratorAge", publisher),
                "Maximum",
                QUARTER_OF_AN_HOUR_IN_MILLIS,
                "Events are published a quarter of an hour late. The stream forgets after 24 hours.");
    }

    void ofTheApi() {
        alarm(
                "HttpApiErrorsAlarm",
                "http-api-errors",
                new Metric("AWS/ApiGateway", "5xx", Map.of("ApiId", shared.api().getRef())),
                "Sum",
                FEW,
                "Requests were answered with 5xx. The access log says which routes, the functions log why.");
    }

    /** Counts what a function has published that a person must hear of. */
    void count(Lambda publisher) {
        for (Catalogue.Alarm alarm : shared.catalogue().alarms()) {
            count(
                    publisher,
                    Names.pascal(alarm.name()) + "Filter",
                    "alarm: %s of".formatted(alarm.fact()),
                    alarm.fact());
        }
    }

    /** Counts attempts that fail half an hour after the event, of a reaction without which something does not go on. */
    void countLate(Lambda lambda, String stream) {
        count(lambda, "LateFilter", "late: %s,".formatted(lambda.name), "late." + stream);
    }

    private void count(Lambda lambda, String id, String phrase, String metric) {
        CfnMetricFilter.Builder.create(stack, lambda.id(id))
                .logGroupName(lambda.logs())
                .filterPattern("\"%s\"".formatted(phrase))
                .metricTransformations(List.of(CfnMetricFilter.MetricTransformationProperty.builder()
                        .metricNamespace(namespace())
                        .metricName(metric)
                        .metricValue("1")
                        .build()))
                .build();
    }

    void ofEvents() {
        for (Catalogue.Alarm alarm : shared.catalogue().alarms()) {
            alarm(
                    Names.pascal(alarm.name()) + "Alarm",
                    alarm.name(),
                    new Metric(namespace(), alarm.fact(), Map.of()),
                    "Sum",
                    1,
                    alarm.says());
        }
    }

    private String namespace() {
        return "Tense/" + shared.parameters().system();
    }

    /** For each kind of entity one alarm over those of all reactions that lead it on, when their stacks are there. */
    void ofStandstills(Map<String, ContextStack> contexts) {
        var leading = new TreeMap<String, List<Catalogue.Reaction>>();
        shared.catalogue().reactions().stream()
                .filter(Catalogue.Reaction::leadsOn)
                .forEach(reaction -> leading.computeIfAbsent(reaction.stream(), _ -> new ArrayList<>())
                        .add(reaction));
        leading.forEach((stream, reactions) -> ofStandstill(stream, reactions, contexts));
    }

    private void ofStandstill(String stream, List<Catalogue.Reaction> reactions, Map<String, ContextStack> contexts) {
        CfnAlarm late = alarm(
                Names.pascal(stream) + "LateAlarm",
                stream + "-late",
                new Metric(namespace(), "late." + stream, Map.of()),
                "Sum",
                1,
                "Reactions without which no %s goes on still fail after half an hour. Their logs say why, and which they are."
                        .formatted(stream));
        late.setPeriod(HALF_AN_HOUR);
        String any = Stream.concat(
                        Stream.of(stream + "-late"),
                        reactions.stream()
                                .flatMap(reaction ->
                                        Stream.of(reaction.function() + "-dead-letters", reaction.function() + "-age")))
                .map(alarm -> "ALARM(\"%s\")".formatted(shared.parameters().named(alarm)))
                .collect(Collectors.joining(" OR "));
        CfnCompositeAlarm composite = CfnCompositeAlarm.Builder.create(stack, Names.pascal(stream) + "StuckAlarm")
                .alarmName(shared.parameters().named(stream + "-stuck"))
                .alarmDescription(
                        "Reactions without which no %1$s goes on fail or are late. The alarms in the rule say which, and the messages in their queues of which %1$s."
                                .formatted(stream))
                .alarmRule(any)
                .alarmActions(List.of(shared.alarms().getTopicArn()))
                .build();
        composite.addDependency(late);
        reactions.stream()
                .map(reaction -> contexts.get(reaction.context()))
                .distinct()
                .forEach(composite.getNode()::addDependency);
    }

    private CfnAlarm alarm(String id, String name, Metric metric, String statistic, int threshold, String says) {
        return CfnAlarm.Builder.create(stack, id)
                .alarmName(shared.parameters().named(name))
                .alarmDescription(says)
                .namespace(metric.namespace())
                .metricName(metric.name())
                .dimensions(
                        metric.dimensions().isEmpty()
                                ? null
                                : metric.dimensions().entrySet().stream()
                                        .map(dimension -> CfnAlarm.DimensionProperty.builder()
                                                .name(dimension.getKey())
                                                .value(dimension.getValue())
                                                .build())
                                        .toList())
                .statistic(statistic)
                .period(FIVE_MINUTES)
                .evaluationPeriods(1)
                .threshold(threshold)
                .comparisonOperator("GreaterThanOrEqualToThreshold")
                .treatMissingData("notBreaching")
                .alarmActions(List.of(shared.alarms().getTopicArn()))
                .build();
    }
}
