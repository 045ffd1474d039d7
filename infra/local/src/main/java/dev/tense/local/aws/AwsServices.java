package dev.tense.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.iam.Guard;
import dev.tense.local.sns.SnsServer;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint;
import dev.tense.local.wire.Forward;
import dev.tense.local.wire.HttpFront;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** The AWS services of this machine behind one endpoint. */
public final class AwsServices implements AutoCloseable {
    private final HttpFront front;
    private final DynamoHost dynamo;
    private final QueueHost queues;
    private final Forward sqs;
    private final WriteSignal writes = new WriteSignal();
    private final AwsClient client;

    /** Starts DynamoDB Local and ElasticMQ with their data in this folder. */
    public AwsServices(HttpFront front, Path folder) {
        this.front = front;
        this.client = new AwsClient(front.baseUri());
        CompletableFuture<QueueHost> starting =
                CompletableFuture.supplyAsync(() -> new QueueHost(folder.resolve("queues"), front.baseUri()));
        this.dynamo = new DynamoHost(folder.resolve("tables"));
        this.queues = starting.join();
        this.sqs = new Forward(queues.baseUri());
    }

    /** Opens the endpoint, with Lambda answered by {@code lambda}, and {@code guard} before everything but the page. */
    public void open(
            Blueprint blueprint,
            AwsEndpoint.SignedService lambda,
            Sender.Register senders,
            AwsEndpoint.Page page,
            Guard guard)
            throws InterruptedException {
        SnsServer sns = new SnsServer(blueprint.topics(), blueprint.subscriptions(), client, endpoint());
        Map<String, AwsEndpoint.SignedService> services = new HashMap<>();
        services.put("sqs", (call, _) -> sqs.answer(call));
        services.put("sns", (call, _) -> sns.answer(call));
        Identity sts = new Identity(senders);
        services.put("sts", sts::answer);
        services.put("lambda", lambda);
        front.start(new AwsEndpoint(guard, dynamo.http(), writes, services, page));
        createTables(blueprint);
        createQueues(blueprint);
    }

    public String endpoint() {
        return front.baseUri();
    }

    public AwsClient client() {
        return client;
    }

    public WriteSignal writes() {
        return writes;
    }

    private void createTables(Blueprint blueprint) throws InterruptedException {
        Set<String> existing = new HashSet<>();
        for (JsonNode name : client.dynamo("ListTables", Map.of()).path("TableNames")) {
            existing.add(name.asText());
        }
        for (Blueprint.Table table : blueprint.tables()) {
            if (!existing.contains(table.name())) {
                client.dynamo("CreateTable", table.request());
                if (table.timeToLive().isPresent()) {
                    client.dynamo(
                            "UpdateTimeToLive",
                            timeToLive(table.name(), table.timeToLive().get()));
                }
            }
        }
    }

    private static Map<String, Object> timeToLive(String table, String attribute) {
        return Map.of(
                "TableName", table, "TimeToLiveSpecification", Map.of("Enabled", true, "AttributeName", attribute));
    }

    /** Dead-letter queues have no redrive policy and come first. */
    private void createQueues(Blueprint blueprint) throws InterruptedException {
        for (boolean redrives : new boolean[] {false, true}) {
            for (Blueprint.Queue queue : blueprint.queues()) {
                if (queue.attributes().containsKey("RedrivePolicy") == redrives) {
                    createQueue(queue);
                }
            }
        }
    }

    private void createQueue(Blueprint.Queue queue) throws InterruptedException {
        try {
            client.sqs("CreateQueue", Map.of("QueueName", queue.name(), "Attributes", queue.attributes()));
        } catch (AwsError exists) {
            if (!exists.code().equals("QueueNameExists") && !exists.code().equals("QueueAlreadyExists")) {
                throw exists;
            }
            String url = endpoint() + "/" + Arn.ACCOUNT + "/" + queue.name();
            client.sqs("SetQueueAttributes", Map.of("QueueUrl", url, "Attributes", queue.attributes()));
        }
    }

    @Override
    public void close() {
        front.close();
        sqs.close();
        queues.close();
        dynamo.close();
    }
}
