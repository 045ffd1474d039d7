package dev.tense.local.template;

import dev.tense.local.template.Blueprint.QueuePolicy;
import dev.tense.local.wire.Json;

/** Reads who may use some queues. */
final class QueuePolicyReader {
    private QueuePolicyReader() {}

    static QueuePolicy read(Properties properties) {
        String document = properties
                .value("PolicyDocument")
                .map(value -> Json.text(Properties.asMap(properties.at("PolicyDocument"), value)))
                .orElseThrow(() -> new TemplateProblem(properties.at("PolicyDocument"), "is missing"));
        return new QueuePolicy(
                properties.list("Queues").stream().map(Object::toString).toList(), document);
    }
}
