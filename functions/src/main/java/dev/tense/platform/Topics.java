package dev.tense.platform;

import static java.util.stream.Collectors.groupingBy;

import dev.tense.messaging.Envelopes;
import dev.tense.messaging.FactName;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.logging.Logger;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sns.SnsClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/**
 * Publishes envelopes to the topics of their contexts, in batches as large as SNS takes them. That an event was published which a
 * person must hear of is said in the log, where a metric filter of the deployment counts such lines: {@code alarm: context.fact of
 * stream/version/index}.
 */
@Singleton
class Topics {
    private static final Logger LOGGER = Logger.getLogger(Topics.class);

    private final SnsClient sns;
    private final Catalogue catalogue;

    Topics(SnsClient sns, Catalogue catalogue) {
        this.sns = sns;
        this.catalogue = catalogue;
    }

    /** An envelope to be published, and which of the stream's records it comes from. */
    record Outgoing(int record, Envelopes.Rendered envelope) {
        int bytes() {
            return envelope.json().getBytes(StandardCharsets.UTF_8).length;
        }
    }

    /** Publishes all; answers the first record that something was left of. */
    OptionalInt publish(List<Outgoing> all) {
        return all.stream()
                .collect(groupingBy(
                        outgoing -> Envelopes.context(outgoing.envelope().type()),
                        LinkedHashMap::new,
                        Collectors.toList()))
                .entrySet()
                .stream()
                .flatMap(topic -> Batches.of(topic.getValue(), Outgoing::bytes).stream()
                        .map(batch -> publish(topic.getKey(), batch)))
                .flatMapToInt(OptionalInt::stream)
                .min();
    }

    private OptionalInt publish(String context, List<Outgoing> batch) {
        try {
            var failed = sns.publishBatch(
                            request -> request.topicArn(arn(context)).publishBatchRequestEntries(entries(batch)))
                    .failed();
            failed.stream()
                    .map(BatchResultErrorEntry::code)
                    .distinct()
                    .forEach(code -> LOGGER.warnf("SNS did not take every event of %s: %s", context, code));
            List<Outgoing> left = failed.stream()
                    .map(entry -> batch.get(Integer.parseInt(entry.id())))
                    .toList();
            batch.stream().filter(outgoing -> !left.contains(outgoing)).forEach(this::raiseAlarm);
            return left.stream().mapToInt(Outgoing::record).min();
        } catch (SdkException e) {
            LOGGER.warnf("cannot publish to %s: %s", context, Cause.describe(e));
            return OptionalInt.of(batch.getFirst().record());
        }
    }

    private void raiseAlarm(Outgoing published) {
        String type = published.envelope().type();
        if (catalogue.alarms(type)) {
            LOGGER.warnf(
                    "alarm: %s of %s",
                    FactName.parse(type).fact(), published.envelope().id());
        }
    }

    private static List<PublishBatchRequestEntry> entries(List<Outgoing> batch) {
        return IntStream.range(0, batch.size())
                .mapToObj(index -> PublishBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .message(batch.get(index).envelope().json())
                        .messageAttributes(Map.of(
                                "type",
                                MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(batch.get(index).envelope().type())
                                        .build()))
                        .build())
                .toList();
    }

    private static String arn(String context) {
        return ConfigProvider.getConfig().getValue("tense.topic." + context.toLowerCase(Locale.ROOT), String.class);
    }
}
