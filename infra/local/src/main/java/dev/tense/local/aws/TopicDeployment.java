package dev.tense.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.template.Blueprint;
import dev.tense.local.wire.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Creates topics and subscribes queues to them. */
final class TopicDeployment {
    private static final String FILTER = "FilterPolicy";
    private static final String EVERYTHING = "{}";

    private final AwsClient client;

    TopicDeployment(AwsClient client) {
        this.client = client;
    }

    /** Answers its ARN; so does SNS for a topic that is there already. */
    String create(Blueprint.Topic topic) throws InterruptedException {
        return required(client.sns("CreateTopic", Map.of("Name", topic.name())), "TopicArn");
    }

    void subscribe(List<Blueprint.Subscription> subscriptions) throws InterruptedException {
        Map<String, Map<String, String>> known = new HashMap<>();
        for (Blueprint.Subscription subscription : subscriptions) {
            String topic = subscription.topicArn();
            if (!known.containsKey(topic)) {
                known.put(topic, subscribed(topic));
            }
            Optional<String> arn = Optional.ofNullable(known.get(topic)).map(all -> all.get(subscription.queueArn()));
            if (arn.isPresent()) {
                change(arn.get(), attributes(subscription));
            } else {
                subscribe(subscription);
            }
        }
    }

    /** The subscriptions of a topic by what is subscribed. */
    private Map<String, String> subscribed(String topic) throws InterruptedException {
        Map<String, String> subscriptions = new HashMap<>();
        Map<String, String> request = new LinkedHashMap<>(Map.of("TopicArn", topic));
        Optional<String> next;
        do {
            XmlAnswer page = client.sns("ListSubscriptionsByTopic", request);
            page.all("member")
                    .forEach(each -> subscriptions.put(required(each, "Endpoint"), required(each, "SubscriptionArn")));
            next = page.text("NextToken").filter(token -> !token.isEmpty());
            next.ifPresent(token -> request.put("NextToken", token));
        } while (next.isPresent());
        return subscriptions;
    }

    private void subscribe(Blueprint.Subscription subscription) throws InterruptedException {
        Map<String, String> request = new LinkedHashMap<>();
        request.put("TopicArn", subscription.topicArn());
        request.put("Protocol", "sqs");
        request.put("Endpoint", subscription.queueArn());
        List<Map.Entry<String, String>> attributes =
                new ArrayList<>(attributes(subscription).entrySet());
        for (int i = 0; i < attributes.size(); i++) {
            String entry = "Attributes.entry." + (i + 1);
            request.put(entry + ".key", attributes.get(i).getKey());
            request.put(entry + ".value", attributes.get(i).getValue());
        }
        client.sns("Subscribe", request);
    }

    /** The scope comes before the filter, which must fit it. */
    private static Map<String, String> attributes(Blueprint.Subscription subscription) {
        Map<String, String> attributes = new LinkedHashMap<>();
        attributes.put("RawMessageDelivery", Boolean.toString(subscription.raw()));
        subscription.filterPolicy().ifPresent(policy -> {
            attributes.put("FilterPolicyScope", subscription.filterScope());
            attributes.put(FILTER, policy);
        });
        subscription
                .deadLetterArn()
                .ifPresent(queue -> attributes.put("RedrivePolicy", Json.text(Map.of("deadLetterTargetArn", queue))));
        return attributes;
    }

    private void change(String arn, Map<String, String> wanted) throws InterruptedException {
        Map<String, String> now = new HashMap<>();
        client.sns("GetSubscriptionAttributes", Map.of("SubscriptionArn", arn))
                .all("entry")
                .forEach(entry -> now.put(required(entry, "key"), required(entry, "value")));
        Map<String, String> attributes = new LinkedHashMap<>(wanted);
        if (now.containsKey(FILTER)) {
            attributes.putIfAbsent(FILTER, EVERYTHING);
        }
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            if (!same(attribute.getValue(), now.getOrDefault(attribute.getKey(), ""))) {
                client.sns(
                        "SetSubscriptionAttributes",
                        Map.of(
                                "SubscriptionArn",
                                arn,
                                "AttributeName",
                                attribute.getKey(),
                                "AttributeValue",
                                attribute.getValue()));
            }
        }
    }

    private static boolean same(String one, String other) {
        Optional<JsonNode> json = Json.parse(one.getBytes(UTF_8));
        return one.equals(other) || (json.isPresent() && json.equals(Json.parse(other.getBytes(UTF_8))));
    }

    private static String required(XmlAnswer answer, String name) {
        return answer.text(name).orElseThrow(() -> new EndpointProblem("an answer of SNS has no " + name));
    }
}
