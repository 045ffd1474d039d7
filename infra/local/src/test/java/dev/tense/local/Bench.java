package dev.tense.local;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.aws.AwsClient;
import dev.tense.local.wire.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** A running test system with what tests ask of it. */
final class Bench implements AutoCloseable {
    static final String LAMBDA = "/2015-03-31/functions/";
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    final Path folder;
    final Path signals;
    final LocalSystem system;
    final AwsClient aws;

    private Bench(Path folder, LocalSystem system) {
        this.folder = folder;
        this.signals = signals(folder);
        this.system = system;
        this.aws = new AwsClient(system.awsEndpoint().toString());
    }

    static Bench start(Path folder) {
        return start(folder, options(folder));
    }

    static Bench start(Path folder, Options options) {
        try {
            return new Bench(folder, LocalSystem.start(options, _ -> {}));
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    static Options options(Path folder) {
        try {
            Files.createDirectories(signals(folder));
            for (String file : List.of("template.yaml", "functions.yaml")) {
                try (InputStream in = Bench.class.getResourceAsStream("/" + file)) {
                    Files.write(folder.resolve(file), Objects.requireNonNull(in).readAllBytes());
                }
            }
            FunctionArchive.write(folder.resolve("function.zip"));
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return Options.of(folder.resolve("template.yaml"), folder.resolve("data"))
                .withParameters(Map.of("Signals", signals(folder).toString()))
                .withMemory(2048)
                .withRetries(
                        new Options.Retries(List.of(Duration.ofMillis(1), Duration.ofMillis(1)), Duration.ofMillis(1)));
    }

    private static Path signals(Path folder) {
        return folder.resolve("signals");
    }

    HttpResponse<String> invoke(String function, String payload, String... headers) {
        return post(system.awsEndpoint() + LAMBDA + function + "/invocations", payload, signed("lambda", headers));
    }

    HttpResponse<String> invokeQualified(String function, String qualifier, String payload) {
        String path = LAMBDA + function + "/invocations?Qualifier=" + qualifier;
        return post(system.awsEndpoint() + path, payload, signed("lambda"));
    }

    HttpResponse<String> post(String uri, String body, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(uri)).POST(BodyPublishers.ofString(body)), headers);
    }

    HttpResponse<String> get(String uri, String... headers) {
        return send(HttpRequest.newBuilder(URI.create(uri)).GET(), headers);
    }

    static String[] signed(String service, String... headers) {
        return Stream.concat(
                        Stream.of(
                                "Authorization",
                                "AWS4-HMAC-SHA256 Credential=TEST/20260101/eu-central-1/" + service
                                        + "/aws4_request, SignedHeaders=host, Signature=0"),
                        Stream.of(headers))
                .toArray(String[]::new);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String... headers) {
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    String queueUrl(String queue) {
        return system.awsEndpoint() + "/000000000000/" + queue;
    }

    void send(String queue, String body) {
        sqs("SendMessage", Map.of("QueueUrl", queueUrl(queue), "MessageBody", body));
    }

    List<JsonNode> receive(String queue) {
        JsonNode answer = sqs(
                "ReceiveMessage",
                Map.of(
                        "QueueUrl",
                        queueUrl(queue),
                        "MaxNumberOfMessages",
                        10,
                        "WaitTimeSeconds",
                        1,
                        "MessageAttributeNames",
                        List.of("All")));
        return answer.path("Messages").valueStream().toList();
    }

    /** Receives and deletes. */
    List<String> take(String queue) {
        List<JsonNode> messages = receive(queue);
        messages.forEach(message -> sqs(
                "DeleteMessage",
                Map.of(
                        "QueueUrl",
                        queueUrl(queue),
                        "ReceiptHandle",
                        message.path("ReceiptHandle").asText())));
        return messages.stream().map(message -> message.path("Body").asText()).toList();
    }

    JsonNode sqs(String action, Object request) {
        try {
            return aws.sqs(action, request);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    JsonNode dynamo(String action, Object request) {
        try {
            return aws.dynamo(action, request);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }

    void put(String id) {
        dynamo("PutItem", Map.of("TableName", "test-items", "Item", Map.of("id", Map.of("S", id))));
    }

    HttpResponse<String> sns(String form) {
        return post(
                system.awsEndpoint() + "/", form, signed("sns", "Content-Type", "application/x-www-form-urlencoded"));
    }

    List<String> noted(String file) {
        Path path = signals.resolve(file);
        try {
            return Files.exists(path) ? Files.readAllLines(path) : List.of();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<String> started(String function) {
        try (Stream<Path> files = Files.list(signals)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith(function + "-started-"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void signal(String name) {
        try {
            Files.writeString(signals.resolve(name), "");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return Json.parse(response.body().getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .orElseThrow(() -> new AssertionError("not JSON: " + response.body()));
    }

    @Override
    public void close() {
        system.close();
    }
}
