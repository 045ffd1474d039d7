package dev.tense.local.template;

import dev.tense.local.template.Blueprint.Subscription;
import dev.tense.local.wire.Json;
import java.util.Optional;

/** Reads the subscription of a queue to a topic. */
final class SubscriptionReader {
    private SubscriptionReader() {}

    static Subscription read(Properties properties) {
        properties.oneOf("Protocol", "", "sqs");
        properties.oneOf("Region", Arn.REGION, Arn.REGION);
        Optional<String> policy = properties
                .value("FilterPolicy")
                .map(value -> Json.text(Properties.asMap(properties.at("FilterPolicy"), value)));
        return new Subscription(
                properties.text("TopicArn"),
                properties.text("Endpoint"),
                properties.flag("RawMessageDelivery"),
                policy,
                properties.oneOf("FilterPolicyScope", "MessageAttributes", "MessageAttributes", "MessageBody"),
                properties.child("RedrivePolicy").map(redrive -> redrive.text("deadLetterTargetArn")));
    }
}
