package dev.tense.local.sns;

import dev.tense.local.template.Blueprint.Subscription;
import dev.tense.local.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A queue that gets the messages of a topic. */
record Subscriber(String arn, Subscription settings, Optional<FilterPolicy> filter) {
    private static final String RAW = "RawMessageDelivery";
    private static final String FILTER = "FilterPolicy";
    private static final String SCOPE = "FilterPolicyScope";
    private static final String REDRIVE = "RedrivePolicy";
    private static final Set<String> CHANGEABLE = Set.of(RAW, FILTER, SCOPE, REDRIVE);
    private static final String TARGET = "deadLetterTargetArn";
    private static final String EVERYTHING = "{}";

    static Subscriber of(String arn, Subscription settings) {
        return new Subscriber(
                arn, settings, settings.filterPolicy().map(policy -> FilterPolicy.of(policy, settings.filterScope())));
    }

    /** A subscription with attributes as SNS names them; those of the subscription itself may be among them. */
    static Subscriber of(String arn, String topicArn, String queueArn, Map<String, String> attributes) {
        return of(
                arn,
                new Subscription(
                        topicArn,
                        queueArn,
                        Boolean.parseBoolean(attributes.getOrDefault(RAW, "false")),
                        Optional.ofNullable(attributes.get(FILTER)).filter(policy -> !policy.equals(EVERYTHING)),
                        attributes.getOrDefault(SCOPE, "MessageAttributes"),
                        Optional.ofNullable(attributes.get(REDRIVE)).map(Subscriber::deadLetterQueue)));
    }

    private static String deadLetterQueue(String policy) {
        return Json.parse(policy.getBytes(StandardCharsets.UTF_8))
                .map(json -> json.path(TARGET).asText())
                .filter(arn -> !arn.isEmpty())
                .orElseThrow(() -> SnsError.invalid("RedrivePolicy"));
    }

    /** With one attribute changed. */
    Subscriber with(String attribute, String value) {
        if (!CHANGEABLE.contains(attribute)) {
            throw SnsError.invalid("AttributeName");
        }
        Map<String, String> changed = attributes("");
        changed.putIfAbsent(SCOPE, settings.filterScope());
        changed.put(attribute, value);
        return of(arn, settings.topicArn(), settings.queueArn(), changed);
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
        result.put(RAW, Boolean.toString(settings.raw()));
        result.put("PendingConfirmation", "false");
        result.put("ConfirmationWasAuthenticated", "true");
        settings.filterPolicy().ifPresent(policy -> {
            result.put(FILTER, policy);
            result.put(SCOPE, settings.filterScope());
        });
        settings.deadLetterArn().ifPresent(queue -> result.put(REDRIVE, Json.text(Map.of(TARGET, queue))));
        return result;
    }
}
