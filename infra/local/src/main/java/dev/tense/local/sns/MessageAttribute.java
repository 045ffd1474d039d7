package dev.tense.local.sns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tense.local.wire.Json;
import java.nio.charset.StandardCharsets;

/** A typed attribute of a message; binary values stay in base64. */
record MessageAttribute(String type, String value) {
    static MessageAttribute read(Form form, String prefix) {
        String type = form.text(prefix + ".DataType");
        String field = type.startsWith("Binary") ? ".BinaryValue" : ".StringValue";
        String value = form.optional(prefix + field).orElse("");
        if (value.isEmpty()) {
            throw new SnsError(
                    400, "ParameterValueInvalid", "The message attribute value in " + prefix + " must not be empty");
        }
        MessageAttribute attribute = new MessageAttribute(type, value);
        attribute.forFilter();
        return attribute;
    }

    int bytes() {
        return type.length() + value.getBytes(StandardCharsets.UTF_8).length;
    }

    /** As SQS takes it. */
    ObjectNode forQueue() {
        return Json.object()
                .put("DataType", type)
                .put(type.startsWith("Binary") ? "BinaryValue" : "StringValue", value);
    }

    /** As the envelope of a message that is not raw shows it. */
    ObjectNode forEnvelope() {
        return Json.object().put("Type", type).put("Value", value);
    }

    /** As a filter policy sees it: numbers and arrays by value. */
    JsonNode forFilter() {
        boolean parsed = type.startsWith("Number") || type.equals("String.Array");
        return parsed
                ? Json.parse(value.getBytes(StandardCharsets.UTF_8))
                        .orElseThrow(() -> SnsError.invalid("the attribute value " + value + " is not a " + type))
                : TextNode.valueOf(value);
    }
}
