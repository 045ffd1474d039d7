package dev.tense.local.prove;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.aws.AwsClient;
import dev.tense.local.aws.AwsError;
import dev.tense.local.template.Arn;
import dev.tense.local.wire.Json;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operator sees and does at the AWS endpoint: queues, and the books of the embedded payment provider. */
final class Operator {
    /** What a killed function had in its hands comes back after this, not after minutes. */
    private static final String VISIBILITY_SECONDS = "20";

    private static final Duration RESTART = Duration.ofMinutes(3);
    private static final String DEAD = "-dlq";
    private static final String BOOKS = "payments#provider#";
    private static final String PARCELS = "shipping#parcel#";
    private static final List<String> COUNTS = List.of(
            "ApproximateNumberOfMessages",
            "ApproximateNumberOfMessagesNotVisible",
            "ApproximateNumberOfMessagesDelayed");

    private final AwsClient aws;

    Operator(URI endpoint) {
        this.aws = new AwsClient(endpoint.toString());
    }

    /** What the provider did under a key of ours. */
    record Booking(String key, String outcome, long minor) {
        boolean isCharge(String order) {
            return key.startsWith("charge-" + order);
        }

        boolean isRefund(String order) {
            return key.startsWith("refund-" + order);
        }
    }

    void hurry() {
        work().forEach(queue -> sqs(
                "SetQueueAttributes",
                Json.object()
                        .put("QueueUrl", queue)
                        .set("Attributes", Json.object().put("VisibilityTimeout", VISIBILITY_SECONDS))));
    }

    /** The queues of functions that hold anything, waiting, hidden or under way. */
    Map<String, Long> busy() {
        return filled(work());
    }

    /** The queues that hold what nobody could handle. */
    Map<String, Long> deadLetters() {
        List<String> all = queues();
        return filled(all.stream().filter(queue -> !isForWork(queue, all)).toList());
    }

    /** Sends what lies in dead-letter queues back to where it came from, by SQS's own move task, and waits until it is gone. */
    void redrive() {
        List<String> full = queues().stream()
                .filter(queue -> queue.endsWith(DEAD) && messages(queue) > 0)
                .toList();
        full.forEach(queue -> sqs("StartMessageMoveTask", Json.object().put("SourceArn", arn(queue))));
        Patience.until(RESTART, () -> full.stream().allMatch(queue -> messages(queue) == 0));
    }

    private static String arn(String queue) {
        return "arn:aws:sqs:%s:%s:%s".formatted(Arn.REGION, Arn.ACCOUNT, queue.substring(queue.lastIndexOf('/') + 1));
    }

    private List<String> work() {
        List<String> all = queues();
        return all.stream().filter(queue -> isForWork(queue, all)).toList();
    }

    /** Whatever feeds a function has a dead-letter queue behind it; what lies in other queues waits for a person. */
    static boolean isForWork(String queue, List<String> all) {
        return all.contains(queue + DEAD);
    }

    private List<String> queues() {
        List<String> urls = new ArrayList<>();
        sqs("ListQueues", Json.object().put("MaxResults", 1000))
                .path("QueueUrls")
                .forEach(url -> urls.add(url.asText()));
        return urls;
    }

    private Map<String, Long> filled(List<String> queues) {
        Map<String, Long> filled = new TreeMap<>();
        queues.forEach(queue -> {
            long messages = messages(queue);
            if (messages > 0) {
                filled.put(queue.substring(queue.lastIndexOf('/') + 1), messages);
            }
        });
        return filled;
    }

    private long messages(String queue) {
        ObjectNode request = Json.object().put("QueueUrl", queue);
        COUNTS.forEach(request.putArray("AttributeNames")::add);
        return sqs("GetQueueAttributes", request)
                .path("Attributes")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    /** The provider's own books, by a full read of the table they are kept in: no public query shows what was charged. */
    List<Booking> books() {
        return state(BOOKS)
                .map(item -> new Booking(
                        key(item, BOOKS),
                        item.path("outcome").path("S").asText(),
                        item.path("amount").path("N").asLong()))
                .toList();
    }

    /** The keys under which the embedded carrier was handed something, by its own books. */
    Set<String> parcels() {
        return state(PARCELS).map(item -> key(item, PARCELS)).collect(Collectors.toSet());
    }

    private static String key(JsonNode item, String prefix) {
        return item.path("pk").path("S").asText().substring(prefix.length());
    }

    private Stream<JsonNode> state(String prefix) {
        List<JsonNode> items = new ArrayList<>();
        ObjectNode request = Json.object()
                .put("TableName", "tense-state")
                .put("ConsistentRead", true)
                .put("FilterExpression", "begins_with(pk, :prefix)");
        request.putObject("ExpressionAttributeValues").putObject(":prefix").put("S", prefix);
        JsonNode page;
        do {
            page = dynamo("Scan", request);
            page.path("Items").forEach(items::add);
            request.set("ExclusiveStartKey", page.path("LastEvaluatedKey"));
        } while (page.has("LastEvaluatedKey"));
        return items.stream();
    }

    private JsonNode sqs(String action, JsonNode request) {
        return patiently(() -> aws.sqs(action, request));
    }

    JsonNode dynamo(String action, JsonNode request) {
        return patiently(() -> aws.dynamo(action, request));
    }

    private interface Asking {
        JsonNode ask() throws InterruptedException;
    }

    /** Asks again while the system starts anew. */
    private static JsonNode patiently(Asking asking) {
        return Patience.find(RESTART, () -> once(asking))
                .orElseThrow(() -> new GaveUp("the AWS endpoint does not answer"));
    }

    private static Optional<JsonNode> once(Asking asking) {
        try {
            return Optional.of(asking.ask());
        } catch (UncheckedIOException | AwsError starting) {
            return Optional.empty();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new GaveUp("interrupted");
        }
    }
}
