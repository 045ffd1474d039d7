package dev.tense.local.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.template.Arn;
import dev.tense.local.wire.Json;

/** A received message in the form of a Lambda event. */
final class SqsRecord {
    private SqsRecord() {}

    static ObjectNode of(JsonNode message, String queueArn) {
        ObjectNode sqsRecord = Json.object()
                .put("messageId", message.path("MessageId").asText())
                .put("receiptHandle", message.path("ReceiptHandle").asText())
                .put("body", message.path("Body").asText());
        sqsRecord.set("attributes", message.path("Attributes").deepCopy());
        ObjectNode attributes = sqsRecord.putObject("messageAttributes");
        message.path("MessageAttributes")
                .properties()
                .forEach(attribute -> attributes.set(attribute.getKey(), attribute(attribute.getValue())));
        return sqsRecord
                .put("md5OfBody", message.path("MD5OfBody").asText())
                .put("eventSource", "aws:sqs")
                .put("eventSourceARN", queueArn)
                .put("awsRegion", Arn.region(queueArn));
    }

    private static ObjectNode attribute(JsonNode value) {
        ObjectNode attribute = Json.object();
        value.properties().forEach(field -> attribute.set(camelCase(field.getKey()), field.getValue()));
        attribute.putArray("stringListValues");
        attribute.putArray("binaryListValues");
        return attribute;
    }

    private static String camelCase(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
