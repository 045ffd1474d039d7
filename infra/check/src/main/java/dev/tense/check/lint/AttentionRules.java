package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a person must hear of although no machine fails: an event that says so, and an entity that does not go on. */
final class AttentionRules {
    static final String COMPOSITE = "AWS::CloudWatch::CompositeAlarm";

    private static final String FILTER = "AWS::Logs::MetricFilter";
    private static final Pattern TERM = Pattern.compile("ALARM\\(\"([^\"]+)\"\\)");

    private AttentionRules() {}

    /**
     * @param alarming the events that a person must hear of, without a version
     * @param leading  the functions without which something would not go on
     */
    static List<Rule> all(Set<String> alarming, Set<String> leading) {
        return List.of(
                Rule.each(
                        FunctionRules.FUNCTION,
                        "alarming-event-is-counted",
                        "publishes, so it must have a metric filter on its log for each event that a person must hear of",
                        (function, all) -> !publishes(function)
                                || alarming.stream().allMatch(event -> counts(event, function, all))),
                Rule.each(
                        FILTER,
                        "what-is-counted-wakes-somebody",
                        "must count by one what an alarm watches",
                        AttentionRules::isWatched),
                Rule.each(
                        "AWS::SQS::Queue",
                        "standstill-wakes-somebody",
                        "is of a function that leads something on, so a composite alarm must be over its alarms",
                        (queue, all) -> QueueRules.consumers(queue, all)
                                        .map(FunctionRules::export)
                                        .noneMatch(leading::contains)
                                || names(all).containsAll(alarms(queue, all))),
                Rule.each(
                        FunctionRules.FUNCTION,
                        "what-is-late-is-counted",
                        "leads something on, so it must have a metric filter on its log for what is late",
                        (function, all) -> !leading.contains(FunctionRules.export(function))
                                || lateness(function, all).findAny().isPresent()),
                Rule.each(
                        COMPOSITE,
                        "composite-alarm-is-over-alarms",
                        "must go off with any of some alarms that are there",
                        (composite, all) -> isAnyOfAlarms(composite, all)),
                Rule.each(
                        COMPOSITE,
                        "composite-alarm-comes-after-its-alarms",
                        "must name what has its alarms in DependsOn: CloudWatch refuses a name that is not there yet",
                        AttentionRules::waitsForItsAlarms));
    }

    private static boolean publishes(Resource function) {
        return function.at("Environment", "Variables")
                .propertyStream()
                .anyMatch(variable -> variable.getKey().startsWith("TENSE_TOPIC_"));
    }

    /** Topics writes {@code alarm: context.fact of ...}; a text in quotes is found as it stands. */
    private static boolean counts(String event, Resource function, Deployment all) {
        return all.ofType(FILTER)
                .filter(filter -> filter.text("LogGroupName").equals(function.text("LoggingConfig", "LogGroup")))
                .anyMatch(filter -> filter.text("FilterPattern").equals("\"alarm: " + event + " of\""));
    }

    /** QueueTrigger writes {@code late: function, ...}. */
    private static Stream<Resource> lateness(Resource function, Deployment all) {
        return all.ofType(FILTER)
                .filter(filter -> filter.text("LogGroupName").equals(function.text("LoggingConfig", "LogGroup")))
                .filter(filter ->
                        filter.text("FilterPattern").equals("\"late: " + FunctionRules.export(function) + ",\""));
    }

    private static boolean isWatched(Resource filter, Deployment all) {
        return !filter.at("MetricTransformations").isEmpty()
                && filter.at("MetricTransformations")
                        .valueStream()
                        .allMatch(metric -> metric.path("MetricValue").asText().equals("1")
                                && all.ofType(AlarmRules.ALARM).anyMatch(alarm -> isOf(alarm, metric)));
    }

    /** Whether a filter makes the metric that an alarm watches. */
    static boolean isCounted(Resource alarm, Deployment all) {
        return all.ofType(FILTER)
                .flatMap(filter -> filter.at("MetricTransformations").valueStream())
                .anyMatch(metric -> isOf(alarm, metric));
    }

    private static boolean isOf(Resource alarm, JsonNode metric) {
        return !alarm.properties().has("Dimensions")
                && alarm.text("Namespace").equals(metric.path("MetricNamespace").asText())
                && alarm.text("MetricName").equals(metric.path("MetricName").asText());
    }

    /** The names of the alarms on a queue, on its dead-letter queue and on how late its function is. */
    private static Set<String> alarms(Resource queue, Deployment all) {
        Set<String> counted = QueueRules.consumers(queue, all)
                .flatMap(function -> lateness(function, all))
                .flatMap(filter -> filter.at("MetricTransformations").valueStream())
                .map(metric -> metric.path("MetricName").asText())
                .collect(Collectors.toSet());
        Set<String> watched = Stream.concat(Stream.of(queue), QueueRules.deadLetterQueue(queue, all).stream())
                .map(each -> each.attribute("QueueName"))
                .collect(Collectors.toSet());
        return all.ofType(AlarmRules.ALARM)
                .filter(alarm -> counted.contains(alarm.text("MetricName"))
                        || alarm.at("Dimensions")
                                .valueStream()
                                .anyMatch(dimension ->
                                        watched.contains(dimension.path("Value").asText())))
                .map(alarm -> alarm.text("AlarmName"))
                .collect(Collectors.toSet());
    }

    /** The alarms that composite alarms are over. */
    private static Set<String> names(Deployment all) {
        return all.ofType(COMPOSITE).flatMap(AttentionRules::names).collect(Collectors.toSet());
    }

    private static Stream<String> names(Resource composite) {
        return TERM.matcher(composite.text("AlarmRule")).results().map((MatchResult term) -> term.group(1));
    }

    /** An alarm of a nested stack is there when the stack is. */
    private static boolean waitsForItsAlarms(Resource composite, Deployment all) {
        List<String> waits = Texts.of(composite.attributes().path("DependsOn")).toList();
        Set<String> names = names(composite).collect(Collectors.toSet());
        return all.ofType(AlarmRules.ALARM)
                .filter(alarm -> names.contains(alarm.text("AlarmName")))
                .map(alarm -> alarm.id().replaceFirst("/.*", ""))
                .allMatch(place -> waits.stream().anyMatch(waited -> begins(waited, place)));
    }

    /** SAM's stack {@code OrdersContext} is called {@code orders} here, CDK's as it is. */
    private static boolean begins(String waited, String place) {
        return waited.regionMatches(true, 0, place, 0, place.length());
    }

    private static boolean isAnyOfAlarms(Resource composite, Deployment all) {
        List<String> terms = List.of(composite.text("AlarmRule").split(" OR ", -1));
        Set<String> there = all.ofType(AlarmRules.ALARM)
                .map(alarm -> alarm.text("AlarmName"))
                .collect(Collectors.toSet());
        return terms.stream().allMatch(term -> TERM.matcher(term).matches())
                && names(composite).allMatch(there::contains);
    }
}
