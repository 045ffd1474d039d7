package dev.tense.local.sns;

import dev.tense.local.template.Blueprint.Subscription;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A queue that gets the messages of a topic. */
record Subscriber(String arn, Subscription settings, Optional<FilterPolicy> filter) {
    static Subscriber of(String arn, Subscription settings) {
        return new Subscriber(
                arn, settings, settings.filterPolicy().map(policy -> FilterPolicy.of(policy, settings.filterScope())));
    }

    boolean wants(Message message) {
        return filter.map(policy -> policy.accepts(message)).orElse(true);
    }

    Map<String, String> attributes(String owner) {
        Map<String, String> result = new LinkedHashMap<>();
        result.put("SubscriptionArn", arn);
        result.put("TopicArn", settings.topicArn());
        result.put("Protocol", "sqs");
        result.put("Endpoint", settings.queueArn());
        result.put("Owner", owner);
        result.put("RawMessageDelivery", Boolean.toString(settings.raw()));
        result.put("PendingConfirmation", "false");
        result.put("ConfirmationWasAuthenticated", "true");
        settings.filterPolicy().ifPresent(policy -> {
            result.put("FilterPolicy", policy);
            result.put("FilterPolicyScope", settings.filterScope());
        });
        settings.deadLetterArn()
                .ifPresent(queue -> result.put("RedrivePolicy", "{\"deadLetterTargetArn\":\"" + queue + "\"}"));
        return result;
    }
}
