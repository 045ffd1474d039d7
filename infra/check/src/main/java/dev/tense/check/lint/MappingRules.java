package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.function.Predicate;

/** Mappings: a batch that fails in part is not lost, and one that cannot be handled does not stop the others for ever. */
final class MappingRules {
    private static final int LEAST_CONCURRENCY = 2;

    private MappingRules() {}

    static List<Rule> all() {
        return List.of(
                Rule.each(
                        Mappings.TYPE,
                        "mapping-reports-item-failures",
                        "must have ReportBatchItemFailures: without it an answer that names failures means success",
                        mapping -> Texts.of(mapping.at("FunctionResponseTypes"))
                                .anyMatch("ReportBatchItemFailures"::equals)),
                Rule.each(
                        Mappings.TYPE,
                        "mapping-invokes-an-alias",
                        "must invoke an alias: SnapStart works for versions only",
                        (mapping, all) -> all.referredToBy(mapping.text("FunctionName"))
                                .filter(found -> found.type().equals("AWS::Lambda::Alias"))
                                .isPresent()),
                Rule.each(
                        Mappings.TYPE,
                        "queue-mapping-limits-concurrency",
                        "must have a MaximumConcurrency: without it throttling sends healthy messages to the dead-letter queue",
                        mapping -> isOfAStream(mapping)
                                || mapping.at("ScalingConfig", "MaximumConcurrency")
                                                .asInt()
                                        >= LEAST_CONCURRENCY),
                Rule.each(
                        Mappings.TYPE,
                        "mapping-takes-what-comes",
                        "must neither be disabled nor have a filter: what it leaves lies there unseen",
                        mapping -> (!mapping.properties().has("Enabled")
                                        || mapping.at("Enabled").asBoolean(false))
                                && !mapping.properties().has("FilterCriteria")),
                stream(
                        "stream-mapping-bisects",
                        "must have BisectBatchOnFunctionError: one record must not hold up a batch",
                        mapping -> mapping.at("BisectBatchOnFunctionError").asBoolean()),
                stream(
                        "stream-mapping-gives-up",
                        "must have a finite MaximumRetryAttempts",
                        mapping -> mapping.at("MaximumRetryAttempts").asInt(-1) >= 0),
                stream(
                        "stream-mapping-reports-what-it-gave-up",
                        "must have an on-failure destination",
                        mapping -> !mapping.text("DestinationConfig", "OnFailure", "Destination")
                                .isEmpty()),
                stream(
                        "stream-mapping-starts-at-the-beginning",
                        "must have the StartingPosition TRIM_HORIZON: LATEST skips what comes before it is ready",
                        mapping -> mapping.text("StartingPosition").equals("TRIM_HORIZON")),
                Rule.each(
                        Mappings.TYPE,
                        "what-a-stream-lost-is-looked-for",
                        "must have a scheduled function that takes what its on-failure destination gets",
                        (mapping, all) -> !isOfAStream(mapping) || isReconciled(mapping, all)));
    }

    private static Rule stream(String name, String says, Predicate<Resource> keeps) {
        return Rule.each(Mappings.TYPE, name, says, mapping -> !isOfAStream(mapping) || keeps.test(mapping));
    }

    static boolean isOfAStream(Resource mapping) {
        return mapping.text("EventSourceArn").endsWith(".StreamArn}");
    }

    private static boolean isReconciled(Resource mapping, Deployment all) {
        return all.referredToBy(mapping.text("DestinationConfig", "OnFailure", "Destination"))
                .filter(failed -> Clocks.functions(all)
                        .anyMatch(function -> function.at("Environment", "Variables")
                                .valueStream()
                                .anyMatch(value -> value.asText().equals(failed.ref()))))
                .isPresent();
    }
}
