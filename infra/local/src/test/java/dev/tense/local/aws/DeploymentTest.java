package dev.tense.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.template.Blueprint;
import dev.tense.local.template.Blueprint.Queue;
import dev.tense.local.template.Blueprint.Subscription;
import dev.tense.local.template.Blueprint.Table;
import dev.tense.local.template.Blueprint.Topic;
import dev.tense.local.wire.HttpFront;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** At the services alone, which have another account, and whose tables have yet another region. */
class DeploymentTest {
    private static final String SQS = "arn:aws:sqs:eu-central-1:111122223333:";
    private static final String FACTS = "arn:aws:sns:eu-central-1:111122223333:facts";

    @TempDir
    private static Path folder;

    private static EmbeddedServices services;
    private static AwsClient client;
    private static Deployment deployment;

    @BeforeAll
    static void start() {
        HttpFront front = HttpFront.bind(0);
        services = EmbeddedServices.alone(front, folder, "111122223333");
        client = OtherEndpoint.of(URI.create(front.baseUri()), Map.of()).client();
        deployment = new Deployment(client);
    }

    @AfterAll
    static void stop() {
        services.close();
    }

    @Test
    void addresses_and_arns_are_those_of_the_endpoint() throws InterruptedException {
        FoundAddresses found = deployment.create(blueprint(3, "one"));

        assertThat(found.account()).isEqualTo("111122223333");
        assertThat(found.region()).isEqualTo("eu-central-1");
        assertThat(found.queueArn("jobs")).isEqualTo(SQS + "jobs");
        assertThat(found.queueUrl("jobs")).endsWith("/111122223333/jobs");
        assertThat(found.topicArn("facts")).isEqualTo(FACTS);
        assertThat(found.tableArn("log")).isEqualTo("arn:aws:dynamodb:ddblocal:000000000000:table/log");
        assertThat(found.streamArn("log")).startsWith(found.tableArn("log") + "/stream/2");
        assertThat(attributes("jobs").path("RedrivePolicy").asText()).contains(SQS + "jobs-dlq");
        assertThat(client.dynamo("DescribeTimeToLive", Map.of("TableName", "log"))
                        .path("TimeToLiveDescription")
                        .path("AttributeName")
                        .asText())
                .isEqualTo("expiresAt");
    }

    @Test
    void what_is_there_is_changed_to_what_is_declared_and_otherwise_left_alone() throws InterruptedException {
        FoundAddresses found = deployment.create(blueprint(3, "one"));
        deployment.subscribe(blueprint(3, "one"));
        client.sqs("SendMessage", Map.of("QueueUrl", found.queueUrl("jobs-dlq"), "MessageBody", "kept"));
        JsonNode before = attributes("jobs");
        String subscribed = subscription();

        assertThat(deployment.create(blueprint(3, "one"))).isEqualTo(found);
        deployment.subscribe(blueprint(3, "one"));
        assertThat(attributes("jobs")).isEqualTo(before);
        assertThat(subscription()).isEqualTo(subscribed);

        deployment.create(blueprint(5, "two"));
        deployment.subscribe(blueprint(5, "two"));
        assertThat(attributes("jobs").path("RedrivePolicy").asText()).contains("\"maxReceiveCount\":5");
        assertThat(subscription()).isEqualTo(subscribed.replace("one", "two"));
        assertThat(attributes("jobs-dlq").path("ApproximateNumberOfMessages").asText())
                .isEqualTo("1");

        deployment.empty(blueprint(5, "two"));
        assertThat(attributes("jobs-dlq").path("ApproximateNumberOfMessages").asText())
                .isEqualTo("0");
        assertThat(client.dynamo("ListTables", Map.of()).path("TableNames")).isEmpty();
    }

    @Test
    void a_table_with_other_keys_is_not_touched() throws InterruptedException {
        Map<String, Object> other = request("other", "id", "NEW_IMAGE");
        client.dynamo("CreateTable", request("other", "something-else", "NEW_IMAGE"));

        assertThatExceptionOfType(EndpointProblem.class)
                .isThrownBy(
                        () -> new TableDeployment(client).create(new Table("other", other, Map.of(), Optional.empty())))
                .withMessage("there is a table other already,"
                        + " whose keys or indexes are not those that the template declares");
        client.dynamo("DeleteTable", Map.of("TableName", "other"));
    }

    @Test
    void a_table_without_its_stream_gets_it() throws InterruptedException {
        Map<String, Object> plain = new java.util.LinkedHashMap<>(request("plain", "id", "NEW_IMAGE"));
        plain.remove("StreamSpecification");
        client.dynamo("CreateTable", plain);

        FoundAddresses.Table found = new TableDeployment(client)
                .create(new Table("plain", request("plain", "id", "NEW_IMAGE"), Map.of(), Optional.empty()));

        assertThat(found.streamArn()).contains(":table/plain/stream/");
        client.dynamo("DeleteTable", Map.of("TableName", "plain"));
    }

    @Test
    void a_stream_of_something_else_and_another_time_to_live_are_not_touched() throws InterruptedException {
        client.dynamo("CreateTable", request("keys", "id", "KEYS_ONLY"));
        client.dynamo("CreateTable", request("expiring", "id", "NEW_IMAGE"));
        client.dynamo(
                "UpdateTimeToLive",
                Map.of(
                        "TableName",
                        "expiring",
                        "TimeToLiveSpecification",
                        Map.of("Enabled", true, "AttributeName", "ttl")));

        assertThatExceptionOfType(EndpointProblem.class)
                .isThrownBy(() -> create("keys", Optional.empty()))
                .withMessage("there is a table keys already, whose stream has KEYS_ONLY and not NEW_IMAGE");
        assertThatExceptionOfType(EndpointProblem.class)
                .isThrownBy(() -> create("expiring", Optional.of("expiresAt")))
                .withMessage("there is a table expiring already, whose items expire by ttl and not by expiresAt");
        client.dynamo("DeleteTable", Map.of("TableName", "keys"));
        client.dynamo("DeleteTable", Map.of("TableName", "expiring"));
    }

    private static void create(String table, Optional<String> timeToLive) throws InterruptedException {
        FoundAddresses.Table _ = new TableDeployment(client)
                .create(new Table(table, request(table, "id", "NEW_IMAGE"), Map.of(), timeToLive));
    }

    @Test
    void a_queue_gets_the_redrive_policy_that_it_did_not_have() throws InterruptedException {
        client.sqs("CreateQueue", Map.of("QueueName", "endless"));

        Map<String, FoundAddresses.Queue> _ = new QueueDeployment(client)
                .create(List.of(
                        new Queue("endless", Map.of("RedrivePolicy", """
                                {"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:000000000000:endless-dlq","maxReceiveCount":5}""")), new Queue("endless-dlq", Map.of())));

        assertThat(attributes("endless").path("RedrivePolicy").asText()).contains(SQS + "endless-dlq");
    }

    @Test
    void a_subscription_gets_another_filter_together_with_what_it_looks_at() throws InterruptedException {
        var topics = new TopicDeployment(client);
        String topic = topics.create(new Topic("scoped"));
        topics.subscribe(List.of(scoped(topic, Optional.empty())));

        topics.subscribe(List.of(scoped(topic, Optional.of("{\"data\":{\"a\":[\"b\"]}}"))));

        String arn = client.sns("ListSubscriptionsByTopic", Map.of("TopicArn", topic))
                .all("member")
                .getFirst()
                .text("SubscriptionArn")
                .orElseThrow();
        assertThat(client.sns("GetSubscriptionAttributes", Map.of("SubscriptionArn", arn))
                        .text("Attributes")
                        .orElseThrow())
                .contains("MessageBody")
                .contains("{\"data\"");
    }

    private static Subscription scoped(String topic, Optional<String> filter) {
        return new Subscription(topic, SQS + "jobs", true, filter, "MessageBody", Optional.empty());
    }

    @Test
    void tables_queues_topics_and_subscriptions_outlive_the_services() throws InterruptedException {
        FoundAddresses before = deployment.create(blueprint(3, "one"));
        deployment.subscribe(blueprint(3, "one"));
        String subscribed = subscription();
        services.close();

        start();

        assertThat(subscription()).isEqualTo(subscribed);
        FoundAddresses after = deployment.create(blueprint(3, "one"));
        assertThat(after.topics()).isEqualTo(before.topics());
        assertThat(after.tables()).isEqualTo(before.tables());
        assertThat(attributes("jobs").path("RedrivePolicy").asText()).contains(SQS + "jobs-dlq");
    }

    private static JsonNode attributes(String queue) throws InterruptedException {
        String url = client.sqs("GetQueueUrl", Map.of("QueueName", queue))
                .path("QueueUrl")
                .asText();
        return client.sqs("GetQueueAttributes", Map.of("QueueUrl", url, "AttributeNames", List.of("All")))
                .path("Attributes");
    }

    /** The only one, with its attributes. */
    private static String subscription() throws InterruptedException {
        List<XmlAnswer> all = client.sns("ListSubscriptionsByTopic", Map.of("TopicArn", FACTS))
                .all("member");
        assertThat(all).hasSize(1);
        String arn = all.getFirst().text("SubscriptionArn").orElseThrow();
        return client.sns("GetSubscriptionAttributes", Map.of("SubscriptionArn", arn))
                .text("Attributes")
                .orElseThrow();
    }

    private static Blueprint blueprint(int attempts, String wanted) {
        return new Blueprint(
                List.of(new Table("log", request("log", "id", "NEW_IMAGE"), Map.of(), Optional.of("expiresAt"))),
                List.of(
                        new Queue("jobs", Map.of("VisibilityTimeout", "7", "RedrivePolicy", """
                                {"deadLetterTargetArn":"arn:aws:sqs:eu-central-1:000000000000:jobs-dlq","maxReceiveCount":%d}""".formatted(attempts))),
                        new Queue("jobs-dlq", Map.of("MessageRetentionPeriod", "1209600"))),
                List.of(),
                List.of(new Topic("facts")),
                List.of(new Subscription(
                        FACTS,
                        SQS + "jobs",
                        true,
                        Optional.of("{\"type\":[\"" + wanted + "\"]}"),
                        "MessageBody",
                        Optional.of(SQS + "jobs-dlq"))),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of());
    }

    private static Map<String, Object> request(String table, String key, String view) {
        return Map.of(
                "TableName", table,
                "BillingMode", "PAY_PER_REQUEST",
                "AttributeDefinitions", List.of(Map.of("AttributeName", key, "AttributeType", "S")),
                "KeySchema", List.of(Map.of("AttributeName", key, "KeyType", "HASH")),
                "StreamSpecification", Map.of("StreamEnabled", true, "StreamViewType", view));
    }
}
