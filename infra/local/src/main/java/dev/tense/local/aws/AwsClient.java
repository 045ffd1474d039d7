package dev.tense.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls DynamoDB and SQS in their JSON protocol, so that requests and records are plain JSON here; SNS has forms and XML. */
public final class AwsClient {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Duration LONGEST_CONNECTING = Duration.ofSeconds(5);
    private static final String SNS_VERSION = "2010-03-31";

    private final URI endpoint;
    private final Signature signature;
    private final HttpClient http;

    /** A client for the services of this machine. */
    public AwsClient(String endpoint) {
        this(URI.create(endpoint), new LocalSignature("LOCALSYSTEM"));
    }

    AwsClient(URI endpoint, Signature signature) {
        this(
                endpoint,
                signature,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(LONGEST_CONNECTING)
                        .build());
    }

    private AwsClient(URI endpoint, Signature signature, HttpClient http) {
        this.endpoint = endpoint;
        this.signature = signature;
        this.http = http;
    }

    /** A client that signs with another access key of this machine; at another endpoint we are always the same. */
    public AwsClient as(String accessKey) {
        return new AwsClient(endpoint, signature.as(accessKey), http);
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

    /** Calls an action of SNS. */
    XmlAnswer sns(String action, Map<String, String> parameters) throws InterruptedException {
        String form = parameters.entrySet().stream()
                .map(each -> "&" + encoded(each.getKey()) + "=" + encoded(each.getValue()))
                .collect(Collectors.joining("", "Action=" + action + "&Version=" + SNS_VERSION, ""));
        Map<String, List<String>> headers =
                Map.of("Content-Type", List.of("application/x-www-form-urlencoded; charset=utf-8"));
        HttpResponse<byte[]> response = send("SNS." + action, "sns", headers, form.getBytes(UTF_8));
        XmlAnswer answer = XmlAnswer.of(response.body());
        if (response.statusCode() != 200) {
            throw AwsError.of("SNS." + action, response.statusCode(), answer);
        }
        return answer;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private JsonNode call(String service, String target, Object request) throws InterruptedException {
        Map<String, List<String>> headers =
                Map.of("Content-Type", List.of("application/x-amz-json-1.0"), Operation.TARGET, List.of(target));
        HttpResponse<byte[]> response = send(target, service, headers, Json.bytes(request));
        if (response.statusCode() != 200) {
            throw AwsError.of(target, response.statusCode(), response.body());
        }
        return response.body().length == 0 ? Json.object() : Json.trusted(response.body());
    }

    private HttpResponse<byte[]> send(String what, String service, Map<String, List<String>> headers, byte[] body)
            throws InterruptedException {
        URI root = endpoint.resolve(endpoint.getPath().isEmpty() ? "/" : endpoint.getPath());
        HttpRequest.Builder post = HttpRequest.newBuilder(root).timeout(LONGEST).POST(BodyPublishers.ofByteArray(body));
        headers.forEach((name, values) -> values.forEach(value -> post.header(name, value)));
        signature
                .headers(new Signature.Request(service, "POST", root, headers, body))
                .forEach((name, values) -> values.forEach(value -> post.header(name, value)));
        try {
            return http.send(post.build(), BodyHandlers.ofByteArray());
        } catch (IOException unreachable) {
            throw new UncheckedIOException(what + " got no answer", unreachable);
        }
    }
}
