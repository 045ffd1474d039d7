package dev.tense.platform;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.tense.messaging.Json;
import dev.tense.scenarios.HostileData;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Inputs as they should be, for fuzzers to begin with. */
public final class Seeds {
    private static final Path RESOURCES = Path.of("src", "test", "resources");
    private static final Catalogue CATALOGUE = Catalogue.load();

    private Seeds() {}

    /** For {@link AnyPayload}: every command directly and over HTTP, queries, and messages for reactions and commands. */
    public static Stream<byte[]> payloads() {
        Stream<byte[]> commands = CATALOGUE.commands().stream()
                .flatMap(command -> Stream.of(
                        AnyPayload.of(command.function(), golden(command.function())),
                        AnyPayload.of(command.function(), request(golden(command.function()), "")),
                        AnyPayload.of(command.function(), request(golden(command.function()), "respond-async")),
                        AnyPayload.of(command.function(), batch(queued(command.function())))));
        Stream<byte[]> reactions = CATALOGUE.reactions().stream()
                .map(reaction -> AnyPayload.of(
                        reaction.function(), batch(envelope(reaction.event(), golden(reaction.event())))));
        Stream<byte[]> others = Stream.of(
                AnyPayload.of("get-stock", "{\"sku\": \"BOOK-1\"}"),
                AnyPayload.of("get-sales", "{\"day\": \"2026-11-22\"}"),
                AnyPayload.of("get-command", request("", "")),
                AnyPayload.of("get-order", request("", "")),
                AnyPayload.of(
                        "replay-events",
                        "{\"reaction\": \"award-points-on-order-placed\", \"from\": \"2026-11-22T12:00:00Z\", \"dryRun\": false}"));
        return Stream.of(commands, reactions, others).flatMap(each -> each);
    }

    /** For {@link AnyEnvelope}: an event of each version. */
    public static Stream<byte[]> envelopes() {
        return Stream.of(
                        envelope(
                                "platform.parcel-sent.v1",
                                "{\"carrier\": \"A\", \"occurredAt\": \"2026-11-22T12:00:00Z\"}"),
                        envelope(
                                "platform.parcel-sent.v2",
                                "{\"carrier\": {\"name\": \"A\"}, \"occurredAt\": \"2026-11-22T12:00:00Z\"}"),
                        envelope(
                                "platform.parcel-sent.v3",
                                "{\"carrier\": {\"name\": \"A\"}, \"grams\": 1, \"occurredAt\": \"2026-11-22T12:00:00Z\"}"),
                        envelope("orders.order-placed.v1", golden("orders.order-placed.v1")),
                        envelope("platform.parcel-sent.v1", "[]"))
                .map(Seeds::utf8);
    }

    /** For {@link AnyCommand}. */
    public static Stream<byte[]> commands() {
        return Stream.concat(
                CATALOGUE.commands().stream().map(command -> utf8(golden(command.function()))),
                HostileData.documents().stream()
                        .map(HostileData.Document::bytes)
                        .filter(bytes -> bytes.length < 200));
    }

    /** For templates: those of the tests. */
    public static Stream<byte[]> templates() {
        return Stream.of("template.yaml", "functions.yaml")
                .map(RESOURCES::resolve)
                .map(Seeds::bytes);
    }

    private static String request(String body, String prefer) {
        ObjectNode event = Json.MAPPER.createObjectNode().put("version", "2.0");
        event.withObject("/requestContext").withObject("/http").put("method", "POST");
        event.withObject("/requestContext/authorizer/iam").put("userArn", Zip.OPERATOR);
        event.withObject("/headers")
                .put("content-type", "application/json")
                .put("idempotency-key", "\"golden\"")
                .put("prefer", prefer);
        event.withObject("/pathParameters").put("orderId", "0123").put("commandId", "golden");
        return event.put("body", body).put("isBase64Encoded", false).toString();
    }

    private static String batch(String body) {
        ObjectNode event = Json.MAPPER.createObjectNode();
        event.putArray("Records")
                .addObject()
                .put("eventSource", "aws:sqs")
                .put("messageId", "m")
                .put("receiptHandle", "r")
                .put("body", body)
                .putObject("attributes")
                .put("ApproximateReceiveCount", "1");
        return event.toString();
    }

    private static String queued(String function) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.put("function", function).put("principal", "local").put("commandId", "golden");
        message.putRawValue("command", new RawValue(golden(function)));
        return message.toString();
    }

    private static String envelope(String type, String data) {
        return """
                {"specversion":"1.0","id":"order#1/1/0","source":"/tense/orders","type":"%s","subject":"1",\
                "time":"2026-11-22T12:00:00Z","datacontenttype":"application/json","sequence":"0000000001.00",\
                "correlationid":"0123456789abcdef0123456789abcdef","causationid":"c","traceparent":"","data":%s}""".formatted(type, data);
    }

    /** The JSON of a command or an event, as it is pinned. */
    private static String golden(String name) {
        String file = "/golden/" + (name.contains(".") ? name : "commands/" + name) + ".json";
        try (InputStream in = Objects.requireNonNull(Seeds.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
