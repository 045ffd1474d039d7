package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.template.Arn;
import dev.tense.platform.DynamoStore;
import dev.tense.platform.SimulatedSystem;
import dev.tense.platform.TickingClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/** Commands under idempotency keys, and what is looked at afterwards. */
record KeyedRequests(Platform platform) {
    private static final String KEY = "Idempotency-Key";

    static String newKey() {
        return UUID.randomUUID().toString();
    }

    /** A restocking of one product, without a command id. */
    static String pieces(String sku, int quantity) {
        return "{\"sku\": \"%s\", \"quantity\": %d}".formatted(sku, quantity);
    }

    /** An order without a command id. */
    static String order(String customer, String sku, String token) {
        return OrderForm.of(customer)
                .forProduct(sku, 2)
                .paidWith(token)
                .json()
                .replaceFirst("\"commandId\": \"[^\"]*\", ", "");
    }

    /** A product of its own, with nothing in stock. */
    String newProduct() {
        String sku = "KEY-" + newKey().substring(0, 13);
        assertThat(send("add-product", product(sku), newKey()).status()).isEqualTo(201);
        return sku;
    }

    static String product(String sku) {
        return "{\"sku\": \"%s\", \"name\": \"Book\", \"price\": {\"amount\": \"24.99\", \"currency\": \"EUR\"}}"
                .formatted(sku);
    }

    /** A command with as many key headers as there are keys. */
    Reply send(String command, String body, String... keys) {
        return platform.send(request(command, body, keys));
    }

    Reply later(String command, String body, String key) {
        return platform.send(request(command, body, key).header("Prefer", "respond-async"));
    }

    HttpRequest.Builder request(String command, String body, String... keys) {
        HttpRequest.Builder request = platform.request("/commands/" + command)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        Stream.of(keys).forEach(key -> request.header(KEY, key));
        return request;
    }

    Reply restock(String sku, int quantity, String... keys) {
        return send("restock-inventory", pieces(sku, quantity), keys);
    }

    /** A key whose bytes no client would send. */
    Reply restockRaw(String sku, String key) {
        try (var connection = RawConnection.to(platform)) {
            String body = pieces(sku, 1);
            return Reply.ofRaw(connection
                    .send("POST /commands/restock-inventory HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n" + KEY + ": "
                            + key + "\r\n\r\n" + body)
                    .text());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /**
     * The same of another AWS identity. The gateway of this platform asks nobody who they are, so the function is handed the
     * request as from one that does.
     */
    Reply sendAs(String user, String command, String body, String key) {
        InvokeResponse response = platform.aws
                .lambda()
                .invoke(invoke -> invoke.functionName("tense-" + command)
                        .payload(SdkBytes.fromUtf8String(
                                requestOf(user, command, body, key).toString())));
        assertThat(response.functionError()).isNull();
        JsonNode answer = Reply.parse(response.payload().asUtf8String());
        var headers = new HashMap<String, List<String>>();
        answer.path("headers")
                .properties()
                .forEach(header ->
                        headers.put(header.getKey(), List.of(header.getValue().asText())));
        return reply(answer.path("statusCode").asInt(), answer.path("body").asText(), headers);
    }

    private static ObjectNode requestOf(String user, String command, String body, String key) {
        ObjectNode event = JsonNodeFactory.instance
                .objectNode()
                .put("version", "2.0")
                .put("routeKey", "POST /commands/" + command)
                .put("rawPath", "/commands/" + command)
                .put("rawQueryString", "")
                .put("body", body)
                .put("isBase64Encoded", false);
        event.putObject("headers").put("content-type", "application/json").put("idempotency-key", key);
        ObjectNode context = event.putObject("requestContext");
        context.putObject("http").put("method", "POST").put("path", "/commands/" + command);
        context.putObject("authorizer").putObject("iam").put("userArn", arn(user));
        return event;
    }

    /** An answer of long ago to whom this platform takes everybody for: its tables are as if the command had been sent at that time. */
    Reply atThatTime(Instant time, String command, String body, String key) {
        var past = new SimulatedSystem(
                new DynamoStore(platform.aws.dynamo(), "tense-log", "tense-state"), new TickingClock(time));
        past.asIdentity(arn("no-auth"));
        SimulatedSystem.Answer answer = past.command(
                command,
                body.getBytes(StandardCharsets.UTF_8),
                Map.of("content-type", "application/json", "idempotency-key", key));
        var headers = new HashMap<String, List<String>>();
        answer.headers().forEach((name, value) -> headers.put(name, List.of(value)));
        return reply(answer.status(), answer.text(), headers);
    }

    private static Reply reply(int status, String body, Map<String, List<String>> headers) {
        return new Reply(status, body, HttpHeaders.of(headers, (name, value) -> true));
    }

    private static String arn(String user) {
        return "arn:aws:iam::" + Arn.ACCOUNT + ":user/" + user;
    }

    /** The same request so many times at once. */
    List<Reply> atOnce(int times, String command, String body, String key) {
        try (var threads = Executors.newFixedThreadPool(times)) {
            return Stream.generate(() -> CompletableFuture.supplyAsync(() -> send(command, body, key), threads))
                    .limit(times)
                    .toList()
                    .stream()
                    .map(CompletableFuture::join)
                    .toList();
        }
    }

    /** The same status and the same bytes. */
    static void same(Reply first, Reply again) {
        assertThat(again.status()).isEqualTo(first.status());
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("content-type")).isEqualTo(first.header("content-type"));
    }

    static void accepted(Reply reply) {
        assertThat(reply.status()).as(reply.body()).isBetween(200, 201);
    }

    static void refused(Reply reply, int status, String field) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.text("field")).isEqualTo(field);
        assertThat(reply.header("content-type")).contains("application/problem+json");
    }
}
