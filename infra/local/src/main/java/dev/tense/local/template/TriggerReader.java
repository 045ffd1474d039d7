package dev.tense.local.template;

import dev.tense.local.template.Blueprint.QueueTrigger;
import dev.tense.local.template.Blueprint.StreamTrigger;

/** Reads the events of a function: an SQS queue or the stream of a table. */
final class TriggerReader {
    private static final String PARTIAL = "ReportBatchItemFailures";
    private static final int AS_MANY_AS_THE_POOL_ALLOWS = 1000;

    private TriggerReader() {}

    static QueueTrigger queue(String function, Properties settings) {
        mustBeEnabled(settings);
        int concurrency = settings.child("ScalingConfig")
                .map(scaling -> scaling.number("MaximumConcurrency", AS_MANY_AS_THE_POOL_ALLOWS))
                .orElse(AS_MANY_AS_THE_POOL_ALLOWS);
        return new QueueTrigger(
                function,
                settings.text("Queue"),
                settings.number("BatchSize", 10),
                settings.number("MaximumBatchingWindowInSeconds", 0),
                concurrency,
                partialFailures(settings));
    }

    static StreamTrigger stream(String function, Properties settings) {
        mustBeEnabled(settings);
        settings.number("ParallelizationFactor", 1);
        String stream = settings.text("Stream");
        return new StreamTrigger(
                function,
                Arn.tableOfStream(settings.at("Stream"), stream),
                stream,
                settings.number("BatchSize", 100),
                settings.number("MaximumBatchingWindowInSeconds", 0),
                settings.oneOf("StartingPosition", "", "TRIM_HORIZON", "LATEST").equals("TRIM_HORIZON"),
                settings.flag("BisectBatchOnFunctionError"),
                settings.number("MaximumRetryAttempts", -1),
                partialFailures(settings),
                settings.child("DestinationConfig")
                        .flatMap(destinations -> destinations.child("OnFailure"))
                        .map(TriggerReader::destination));
    }

    private static String destination(Properties onFailure) {
        onFailure.oneOf("Type", "SQS", "SQS");
        String arn = onFailure.text("Destination");
        if (!Arn.isQueue(arn)) {
            throw new TemplateProblem(onFailure.at("Destination"), arn + " is not a queue; only queues are known here");
        }
        return arn;
    }

    private static void mustBeEnabled(Properties settings) {
        settings.oneOf("Enabled", "true", "true");
    }

    private static boolean partialFailures(Properties settings) {
        settings.list("FunctionResponseTypes").forEach(type -> {
            if (!type.equals(PARTIAL)) {
                throw new TemplateProblem(settings.at("FunctionResponseTypes"), type + " is not known here");
            }
        });
        return settings.list("FunctionResponseTypes").contains(PARTIAL);
    }
}
