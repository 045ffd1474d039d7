package dev.tense.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.template.Arn;
import dev.tense.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Calls DynamoDB and SQS in their JSON protocol, so that requests and records are plain JSON here. */
public final class AwsClient {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private final URI endpoint;
    private final String accessKey;
    private final HttpClient http;

    public AwsClient(String endpoint) {
        this(
                URI.create(endpoint),
                "LOCALSYSTEM",
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    private AwsClient(URI endpoint, String accessKey, HttpClient http) {
        this.endpoint = endpoint;
        this.accessKey = accessKey;
        this.http = http;
    }

    /** A client that signs with another access key. */
    public AwsClient as(String other) {
        return new AwsClient(endpoint, other, http);
    }

    /** Calls an action of SQS. */
    public JsonNode sqs(String action, Object request) throws InterruptedException {
        return call("sqs", "AmazonSQS." + action, request);
    }

    /** Calls an action of DynamoDB. */
    public JsonNode dynamo(String action, Object request) throws InterruptedException {
        return call("dynamodb", "DynamoDB_20120810." + action, request);
    }

    /** Calls an action of DynamoDB Streams. */
    public JsonNode streams(String action, Object request) throws InterruptedException {
        return call("dynamodb", "DynamoDBStreams_20120810." + action, request);
    }

    private JsonNode call(String service, String target, Object request) throws InterruptedException {
        HttpRequest post = HttpRequest.newBuilder(endpoint)
                .timeout(LONGEST)
                .header("Content-Type", "application/x-amz-json-1.0")
                .header("X-Amz-Target", target)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=" + accessKey + "/20260101/" + Arn.REGION + "/" + service
                                + "/aws4_request, SignedHeaders=host, Signature=0")
                .POST(BodyPublishers.ofByteArray(Json.bytes(request)))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(post, BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw AwsError.of(target, response.statusCode(), response.body());
            }
            return response.body().length == 0 ? Json.object() : Json.trusted(response.body());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(target + " got no answer", unreachable);
        }
    }
}
