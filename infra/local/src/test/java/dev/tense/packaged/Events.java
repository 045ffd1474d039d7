package dev.tense.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.template.Arn;
import dev.tense.messaging.Json;
import dev.tense.platform.Zip;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.Message;

/** What Lambda hands to a function, in the words of AWS. */
final class Events {
    private Events() {}

    /** What an HTTP API tells of an operator, whose signature it checked. */
    static ObjectNode operator() {
        ObjectNode authorizer = Json.MAPPER.createObjectNode();
        authorizer
                .putObject("iam")
                .put("accessKey", "AKIAIOSFODNN7EXAMPLE")
                .put("accountId", Arn.ACCOUNT)
                .put("callerId", "AROAIOSFODNN7EXAMPLE:alice")
                .putNull("cognitoIdentity")
                .putNull("principalOrgId")
                .put("userArn", Zip.OPERATOR)
                .put("userId", "AROAIOSFODNN7EXAMPLE:alice");
        return authorizer;
    }

    /** What it tells of a customer, whose token it checked: every claim as a text. */
    static ObjectNode customer(String id) {
        ObjectNode authorizer = Json.MAPPER.createObjectNode();
        ObjectNode token = authorizer.putObject("jwt");
        token.putObject("claims")
                .put("aud", "[tense]")
                .put("exp", "1795352400")
                .put("iat", "1795348800")
                .put("iss", "https://issuer.example")
                .put("sub", id);
        token.putNull("scopes");
        return authorizer;
    }

    /** A request to an HTTP API with payload format 2.0, for a route like {@code GET /internal/orders/{orderId}}. */
    static byte[] http(ObjectNode authorizer, String route, Map<String, String> parameters, String body) {
        String method = route.substring(0, route.indexOf(' '));
        String path = route.substring(route.indexOf(' ') + 1);
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            path = path.replace("{" + parameter.getKey() + "}", parameter.getValue());
        }
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.put("version", "2.0").put("routeKey", route).put("rawPath", path).put("rawQueryString", "");
        event.withObject("/headers")
                .put("content-type", "application/json")
                .put("host", "abcdefghij.execute-api.eu-central-1.amazonaws.com")
                .put("x-forwarded-for", "192.0.2.1")
                .put("x-forwarded-port", "443")
                .put("x-forwarded-proto", "https");
        ObjectNode context = event.withObject("/requestContext");
        context.put("accountId", Arn.ACCOUNT)
                .put("apiId", "abcdefghij")
                .put("domainName", "abcdefghij.execute-api.eu-central-1.amazonaws.com")
                .put("requestId", "JKJaXmPLvHcESHA=")
                .put("routeKey", route)
                .put("stage", "$default")
                .put("time", "22/Nov/2026:12:00:00 +0000")
                .put("timeEpoch", 1_795_348_800_000L);
        context.set("authorizer", authorizer);
        context.withObject("/http")
                .put("method", method)
                .put("path", path)
                .put("protocol", "HTTP/1.1")
                .put("sourceIp", "192.0.2.1")
                .put("userAgent", "test");
        if (!parameters.isEmpty()) {
            ObjectNode values = event.withObject("/pathParameters");
            parameters.forEach(values::put);
        }
        if (!body.isEmpty()) {
            event.put("body", body);
        }
        return bytes(event.put("isBase64Encoded", false));
    }

    /** A batch with one message that was delivered for the first time. */
    static byte[] message(String function, String body) {
        return batch(List.of(sqs(function, "19dd0b57-b21e-4ac1-bd88-01bbb068cb78", "handle", body, "1")));
    }

    /** A batch of messages that were really received. */
    static byte[] messages(String function, List<Message> received) {
        return batch(received.stream()
                .map(message -> sqs(
                        function,
                        message.messageId(),
                        message.receiptHandle(),
                        message.body(),
                        message.attributesAsStrings().getOrDefault("ApproximateReceiveCount", "1")))
                .toList());
    }

    private static ObjectNode sqs(String function, String id, String handle, String body, String attempt) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.put("messageId", id).put("receiptHandle", handle).put("body", body);
        message.withObject("/attributes")
                .put("ApproximateReceiveCount", attempt)
                .put("SentTimestamp", "1795348800000")
                .put("SenderId", "AIDAIENQZJOLO23YVJ4VO")
                .put("ApproximateFirstReceiveTimestamp", "1795348800001");
        message.withObject("/messageAttributes");
        return message.put("eventSource", "aws:sqs")
                .put("eventSourceARN", Arn.queue("tense-" + function))
                .put("awsRegion", Arn.REGION);
    }

    private static byte[] batch(List<ObjectNode> messages) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.putArray("Records").addAll(messages);
        return bytes(event);
    }

    /** A batch of a DynamoDB stream. */
    static byte[] stream(List<Map<String, Object>> changes) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        for (Map<String, Object> change : changes) {
            ObjectNode written = Json.MAPPER.valueToTree(change);
            written.put("eventID", "c4ca4238a0b923820dcc509a6f75849b")
                    .put("eventVersion", "1.1")
                    .put("eventSource", "aws:dynamodb")
                    .put("awsRegion", Arn.REGION)
                    .put("eventSourceARN", Arn.stream("tense-log"));
            event.withArray("Records").add(written);
        }
        return bytes(event);
    }

    static byte[] bytes(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(JsonNode json) {
        return bytes(json.toString());
    }
}
