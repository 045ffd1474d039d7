package dev.tense.local.template;

import dev.tense.local.template.Blueprint.Queue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a queue into the attributes of CreateQueue. */
final class QueueReader {
    private static final List<String> NUMBERS = List.of(
            "VisibilityTimeout",
            "DelaySeconds",
            "ReceiveMessageWaitTimeSeconds",
            "MessageRetentionPeriod",
            "MaximumMessageSize");

    private QueueReader() {}

    static Queue read(String name, Properties properties) {
        if (properties.flag("FifoQueue")) {
            throw new TemplateProblem(properties.at("FifoQueue"), "FIFO queues are not known here");
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        NUMBERS.stream()
                .filter(properties::has)
                .forEach(number -> attributes.put(number, Integer.toString(properties.number(number, 0))));
        properties.child("RedrivePolicy").ifPresent(policy -> attributes.put("RedrivePolicy", redrive(policy)));
        return new Queue(name, attributes);
    }

    private static String redrive(Properties policy) {
        return "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
                .formatted(policy.text("deadLetterTargetArn"), policy.number("maxReceiveCount", 10));
    }
}
