package dev.tense.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.template.Arn;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Moves messages out of a dead-letter queue when {@code StartMessageMoveTask} asks for it. ElasticMQ would give a message back under
 * the id that its file still has in the old place, fail at that, and keep nothing on disk from then on.
 */
final class Redrive {
    private static final String ACTION = "AmazonSQS.StartMessageMoveTask";
    private static final int MOST_AT_ONCE = 10;

    private final AwsClient client;

    Redrive(AwsClient client) {
        this.client = client;
    }

    static boolean isFor(Call call) {
        return call.header("x-amz-target").filter(ACTION::equals).isPresent();
    }

    /** Answers when all is moved that was there. */
    Answer answer(Call call) throws InterruptedException {
        JsonNode request = Json.parse(call.body()).orElseGet(Json::object);
        String source = request.path("SourceArn").asText();
        try {
            String from = url(Arn.name(source));
            Optional<String> to = request.has("DestinationArn")
                    ? Optional.of(url(Arn.name(request.path("DestinationArn").asText())))
                    : sourceOf(source);
            if (to.isEmpty()) {
                return error("InvalidParameterValue", "Source queue must be configured as a Dead Letter Queue.");
            }
            move(from, to.get());
            return Answer.json(200, Map.of("TaskHandle", UUID.randomUUID().toString()));
        } catch (AwsError refused) {
            return error(
                    "ResourceNotFoundException",
                    "The resource that you specified for the SourceArn parameter doesn't exist.");
        }
    }

    private static Answer error(String code, String message) {
        return Answer.json(400, Map.of("__type", "com.amazonaws.sqs#" + code, "message", message));
    }

    private String url(String name) throws InterruptedException {
        return client.sqs("GetQueueUrl", Map.of("QueueName", name))
                .path("QueueUrl")
                .asText();
    }

    /** The queue whose dead letters come to this one. */
    private Optional<String> sourceOf(String dead) throws InterruptedException {
        for (JsonNode url : client.sqs("ListQueues", Map.of()).path("QueueUrls")) {
            String policy = attributes(url.asText()).path("RedrivePolicy").asText("{}");
            if (Json.trusted(policy.getBytes(UTF_8))
                    .path("deadLetterTargetArn")
                    .asText()
                    .equals(dead)) {
                return Optional.of(url.asText());
            }
        }
        return Optional.empty();
    }

    private JsonNode attributes(String url) throws InterruptedException {
        return client.sqs("GetQueueAttributes", Map.of("QueueUrl", url, "AttributeNames", List.of("All")))
                .path("Attributes");
    }

    /** No more than there are now: what fails again comes back while we are at it. */
    private void move(String from, String to) throws InterruptedException {
        int left = attributes(from).path("ApproximateNumberOfMessages").asInt();
        List<JsonNode> received = receive(from, left);
        while (!received.isEmpty()) {
            for (JsonNode message : received) {
                send(to, message);
                client.sqs(
                        "DeleteMessage",
                        Map.of(
                                "QueueUrl",
                                from,
                                "ReceiptHandle",
                                message.path("ReceiptHandle").asText()));
            }
            left -= received.size();
            received = receive(from, left);
        }
    }

    private List<JsonNode> receive(String from, int left) throws InterruptedException {
        if (left <= 0) {
            return List.of();
        }
        JsonNode messages = client.sqs(
                        "ReceiveMessage",
                        Map.of(
                                "QueueUrl",
                                from,
                                "MaxNumberOfMessages",
                                Math.min(left, MOST_AT_ONCE),
                                "MessageAttributeNames",
                                List.of("All")))
                .path("Messages");
        List<JsonNode> received = new ArrayList<>();
        messages.forEach(received::add);
        return received;
    }

    private void send(String to, JsonNode message) throws InterruptedException {
        ObjectNode request = Json.object()
                .put("QueueUrl", to)
                .put("MessageBody", message.path("Body").asText());
        if (message.has("MessageAttributes")) {
            request.set("MessageAttributes", message.path("MessageAttributes"));
        }
        client.sqs("SendMessage", request);
    }
}
