package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Each alarm by itself: it can go off in time, and somebody hears it. */
final class AlarmSettingRules {
    /** The highest threshold by metric: what infra/README.md promises of each alarm. */
    private static final Map<String, Integer> HIGHEST = Map.of(
            "AWS/Lambda Errors", 1,
            "AWS/Lambda Throttles", 1,
            "AWS/Lambda IteratorAge", 900_000, // milliseconds
            "AWS/SQS ApproximateNumberOfMessagesVisible", 1,
            "AWS/SQS ApproximateAgeOfOldestMessage", 1_800, // seconds
            "AWS/ApiGateway 5xx", 5);

    private static final int HIGHEST_OF_WHAT_IS_COUNTED = 1;
    private static final int HALF_AN_HOUR = 1_800;

    private AlarmSettingRules() {}

    static List<Rule> all() {
        return List.of(
                ofBoth(
                        "alarm-wakes-somebody",
                        "must have an action that is neither disabled nor suppressed",
                        AlarmSettingRules::isHeard),
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
                        "must have a statistic, the threshold of its metric or a lower one, and the operator for it",
                        alarm -> Set.of("Sum", "Maximum").contains(alarm.text("Statistic"))
                                && isWithin(1, alarm.at("Threshold").asInt(), highest(alarm))
                                && alarm.text("ComparisonOperator").equals("GreaterThanOrEqualToThreshold")
                                && !alarm.properties().has("Unit")),
                each(
                        "alarm-goes-off-in-time",
                        "must have periods that are half an hour together at most",
                        alarm -> isWithin(1, alarm.at("EvaluationPeriods").asInt(), HALF_AN_HOUR)
                                && isWithin(1, alarm.at("Period").asInt(), HALF_AN_HOUR)
                                && alarm.at("EvaluationPeriods").asInt()
                                                * alarm.at("Period").asInt()
                                        <= HALF_AN_HOUR),
                Rule.each(
                        AlarmRules.ALARM,
                        "alarm-watches-what-there-is",
                        "must watch a metric of AWS that is known here, or one that a filter counts",
                        (alarm, all) ->
                                HIGHEST.containsKey(AlarmRules.metric(alarm)) || AttentionRules.isCounted(alarm, all)),
                each(
                        "alarm-is-quiet-without-data",
                        "must take missing data for good: functions and queues that rest have none",
                        alarm -> alarm.text("TreatMissingData").equals("notBreaching")));
    }

    private static Rule each(String name, String says, Predicate<Resource> keeps) {
        return Rule.each(AlarmRules.ALARM, name, says, keeps);
    }

    /** One that alarms keep, and those that are made of others. */
    private static Rule ofBoth(String name, String says, Predicate<Resource> keeps) {
        return new Rule(name, says, all -> both(all).filter(keeps.negate()));
    }

    private static Stream<Resource> both(Deployment all) {
        return Stream.of(AlarmRules.ALARM, AttentionRules.COMPOSITE).flatMap(all::ofType);
    }

    private static boolean isHeard(Resource alarm) {
        return !alarm.at("AlarmActions").isEmpty()
                && (!alarm.properties().has("ActionsEnabled")
                        || alarm.at("ActionsEnabled").asBoolean(false))
                && !alarm.properties().has("ActionsSuppressor");
    }

    private static boolean reachesItsTopic(Resource alarm, Deployment all) {
        return Texts.of(alarm.at("AlarmActions"))
                .allMatch(topic -> TopicRules.policies(topic, all)
                        .flatMap(policy -> Policies.statements(policy, "Allow"))
                        .anyMatch(statement -> TopicRules.isForAlarms(statement, topic)));
    }

    private static int highest(Resource alarm) {
        return HIGHEST.getOrDefault(AlarmRules.metric(alarm), HIGHEST_OF_WHAT_IS_COUNTED);
    }

    private static boolean isWithin(int lowest, int value, int highest) {
        return lowest <= value && value <= highest;
    }
}
