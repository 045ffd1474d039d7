package dev.tense.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint;
import dev.tense.local.wire.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Creates queues, and changes those that are there already. */
final class QueueDeployment {
    private static final String REDRIVE = "RedrivePolicy";
    private static final String TARGET = "deadLetterTargetArn";
    private static final Set<String> EXISTS = Set.of("QueueNameExists", "QueueAlreadyExists");
    private static final Set<String> MISSING = Set.of("QueueDoesNotExist", "NonExistentQueue");

    private final AwsClient client;

    QueueDeployment(AwsClient client) {
        this.client = client;
    }

    /** Dead-letter queues have no redrive policy and come first: the others need their ARNs. */
    Map<String, FoundAddresses.Queue> create(List<Blueprint.Queue> queues) throws InterruptedException {
        Map<String, FoundAddresses.Queue> created = new LinkedHashMap<>();
        for (boolean redrives : new boolean[] {false, true}) {
            for (Blueprint.Queue queue : queues) {
                if (queue.attributes().containsKey(REDRIVE) == redrives) {
                    created.put(queue.name(), create(queue.name(), attributes(queue, created)));
                }
            }
        }
        return created;
    }

    /** The declared attributes, with the dead-letter queue called as the service calls it. */
    private static Map<String, String> attributes(
            Blueprint.Queue queue, Map<String, FoundAddresses.Queue> deadLetterQueues) {
        Map<String, String> attributes = new LinkedHashMap<>(queue.attributes());
        attributes.computeIfPresent(REDRIVE, (_, policy) -> {
            ObjectNode redrive = Json.trusted(policy.getBytes(UTF_8)).deepCopy();
            String name = Arn.name(redrive.path(TARGET).asText());
            Optional.ofNullable(deadLetterQueues.get(name)).ifPresent(found -> redrive.put(TARGET, found.arn()));
            return Json.text(redrive);
        });
        return attributes;
    }

    private FoundAddresses.Queue create(String name, Map<String, String> attributes) throws InterruptedException {
        String url = url(name, attributes);
        JsonNode found = client.sqs("GetQueueAttributes", Map.of("QueueUrl", url, "AttributeNames", List.of("All")))
                .path("Attributes");
        Map<String, String> different = new LinkedHashMap<>(attributes);
        different.entrySet().removeIf(declared -> !differs(declared, found.path(declared.getKey())));
        if (!different.isEmpty()) {
            set(url, different);
        }
        return new FoundAddresses.Queue(url, found.path("QueueArn").asText());
    }

    private String url(String name, Map<String, String> attributes) throws InterruptedException {
        try {
            return client.sqs("CreateQueue", Map.of("QueueName", name, "Attributes", attributes))
                    .path("QueueUrl")
                    .asText();
        } catch (AwsError exists) {
            if (!EXISTS.contains(exists.code())) {
                throw exists;
            }
            return existing(name);
        }
    }

    private String existing(String name) throws InterruptedException {
        return client.sqs("GetQueueUrl", Map.of("QueueName", name))
                .path("QueueUrl")
                .asText();
    }

    /** What a service does not tell it does not know, but for a redrive policy: that it tells if there is one. */
    private static boolean differs(Map.Entry<String, String> declared, JsonNode found) {
        return found.isTextual()
                ? !comparable(declared.getValue()).equals(comparable(found.asText()))
                : declared.getKey().equals(REDRIVE);
    }

    /** Policies are the same when their JSON is, numbers in quotes or not. */
    private static Object comparable(String value) {
        Optional<JsonNode> policy = Json.parse(value.getBytes(UTF_8)).filter(JsonNode::isObject);
        if (policy.isEmpty()) {
            return value;
        }
        Map<String, String> parts = new LinkedHashMap<>();
        policy.get()
                .properties()
                .forEach(part -> parts.put(part.getKey(), part.getValue().asText()));
        return parts;
    }

    private void set(String url, Map<String, String> attributes) throws InterruptedException {
        client.sqs("SetQueueAttributes", Map.of("QueueUrl", url, "Attributes", attributes));
    }

    void protect(Blueprint.QueuePolicy policy) throws InterruptedException {
        for (String url : policy.queueUrls()) {
            set(url, Map.of("Policy", policy.document()));
        }
    }

    void empty(String name) throws InterruptedException {
        try {
            client.sqs("PurgeQueue", Map.of("QueueUrl", existing(name)));
        } catch (AwsError missing) {
            String code = missing.code().substring(missing.code().lastIndexOf('.') + 1);
            if (!MISSING.contains(code) && !code.equals("PurgeQueueInProgress")) {
                throw missing;
            }
        }
    }
}
