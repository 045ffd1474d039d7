package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.LocalSystem;
import dev.tense.local.Options;
import dev.tense.local.gate.Gate;
import dev.tense.local.gate.GateFront;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.model.Topic;

/** A running order platform, and what scenarios ask of it. */
final class Platform implements AutoCloseable {
    /** A product that there is plenty of, at 24.99 EUR. */
    static final String BOOK = "BOOK-1";

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Path TEMPLATE =
            Path.of("..", "sam", "template.yaml").toAbsolutePath().normalize();

    final LocalSystem system;
    final Path data;
    final AwsClients aws;
    final Tables tables;
    private final GateFront gate;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Platform(LocalSystem system, GateFront gate, Path data) {
        this.gate = gate;
        this.system = system;
        this.data = data;
        this.aws = AwsClients.at(system.awsEndpoint());
        this.tables = new Tables(aws.dynamo());
    }

    /** The usual settings, but quicker: retries follow each other, and checkouts are taken up again before long. */
    static Options options(Path data) {
        return ChosenEndpoint.in(Options.of(TEMPLATE, data)
                .withFresh(isEmpty(data))
                .withCode(SharedPlatform.code())
                .withStartCache(true)
                .withAuth(false)
                .withParameters(Map.of("RetryBackoffSeconds", "1", "ResumeCheckoutDelaySeconds", "15")));
    }

    /** Nothing was here before us, so nothing should be at another endpoint either. */
    private static boolean isEmpty(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Platform start(Options options) {
        return start(options, Trapdoor.OPEN);
    }

    /** With a gate between the functions and AWS. */
    static Platform start(Options options, Gate gate) {
        GateFront front = new GateFront(gate);
        try {
            LocalSystem system = LocalSystem.start(options.withFunctionsEndpoint(front.uri()), _ -> {});
            front.leadTo(system.awsEndpoint());
            return new Platform(system, front, options.data());
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    /** Adds a product at 24.99 EUR with so much stock. */
    Platform withProduct(String sku, int pieces) {
        String added = """
                {"commandId": "add-%s", "sku": "%s", "name": "Book", "price": {"amount": "24.99", "currency": "EUR"}}""".formatted(sku, sku);
        String stocked = """
                {"commandId": "stock-%s", "sku": "%s", "quantity": %d}""".formatted(sku, sku, pieces);
        mustBe(201, command("add-product", added));
        mustBe(200, command("restock-inventory", stocked));
        return this;
    }

    private static void mustBe(int status, Reply reply) {
        if (reply.status() != status) {
            throw new AssertionError("expected " + status + ", got " + reply.status() + ": " + reply.body());
        }
    }

    Reply place(OrderForm order) {
        return command("place-order", order.json());
    }

    Reply cancel(String orderId) {
        return command("cancel-order", """
                {"commandId": "%s", "orderId": "%s"}""".formatted(UUID.randomUUID(), orderId));
    }

    /** Keeps goods from leaving until the answer is closed: an order can still be cancelled. */
    Trapdoor.Set shippingStopped() {
        return SharedPlatform.TRAPDOOR.closeTables(
                call -> !call.sender().function().startsWith("tense-ship-"));
    }

    /** Keeps a function from being handed what is in its queue or stream until the answer is closed. */
    Trapdoor.Set paused(String function) {
        String mapping = aws.lambda()
                .listEventSourceMappings(request -> request.functionName(function))
                .eventSourceMappings()
                .getFirst()
                .uuid();
        aws.lambda().updateEventSourceMapping(request -> request.uuid(mapping).enabled(false));
        Eventually.expect(
                () -> aws.lambda().getEventSourceMapping(request -> request.uuid(mapping)),
                state -> assertThat(state.state()).isEqualTo("Disabled"));
        return () -> aws.lambda()
                .updateEventSourceMapping(request -> request.uuid(mapping).enabled(true));
    }

    /** Creates an order that nobody leads through its checkout. */
    Reply create(OrderForm order) {
        return command("create-order", order.json());
    }

    Reply command(String function, String body) {
        return send(request("/commands/" + function)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    /** Sends a command for a later answer. */
    Reply later(String function, String body) {
        return send(request("/commands/" + function)
                .header("Content-Type", "application/json")
                .header("Prefer", "respond-async")
                .POST(BodyPublishers.ofString(body)));
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(system.baseUri() + path)).timeout(PATIENCE);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            return Reply.of(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    /** The day by which ledgers and lists of a platform go. */
    LocalDate today() {
        return LocalDate.now(ZoneOffset.UTC);
    }

    JsonNode order(String orderId) {
        return get("/orders/" + orderId).json();
    }

    String status(String orderId) {
        return order(orderId).path("status").asText();
    }

    List<Entry> timeline(String orderId) {
        return get("/orders/" + orderId + "/timeline")
                .json()
                .path("entries")
                .valueStream()
                .map(Entry::of)
                .toList();
    }

    long stock(String sku) {
        return get("/stock/" + sku).json().path("available").asLong();
    }

    JsonNode customer(String customer) {
        return get("/customers/" + customer).json();
    }

    /** The templates of the mails that a customer got, in the order of the alphabet. */
    List<String> mails(String customer) {
        return customer(customer)
                .path("mails")
                .valueStream()
                .map(mail -> mail.path("template").asText())
                .sorted()
                .toList();
    }

    String topicArn(String topic) {
        return aws.sns().listTopicsPaginator().topics().stream()
                .map(Topic::topicArn)
                .filter(arn -> arn.endsWith(":" + topic))
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no topic " + topic));
    }

    String queueUrl(String queue) {
        return aws.sqs().getQueueUrl(request -> request.queueName(queue)).queueUrl();
    }

    @Override
    public void close() {
        aws.close();
        http.close();
        system.close();
        gate.close();
    }
}
