package dev.tense.local.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.local.template.Arn;
import dev.tense.local.wire.Call;
import dev.tense.local.wire.Json;
import dev.tense.local.wire.QueryText;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A request in API Gateway's payload format 2.0. */
final class ProxyEvent {
    static final String API_ID = "local";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final List<String> TEXT_TYPES =
            List.of("text/", "application/json", "application/xml", "application/javascript");

    private ProxyEvent() {}

    static ObjectNode of(Call call, RouteTable.Match match, String requestId, Instant now) {
        ObjectNode event = Json.object()
                .put("version", "2.0")
                .put("routeKey", match.route().key())
                .put("rawPath", QueryText.decoded(call.path().replace("+", "%2B")))
                .put("rawQueryString", call.query());
        cookies(call, event);
        headers(call, event);
        query(call, event);
        if (!match.pathParameters().isEmpty()) {
            ObjectNode parameters = event.putObject("pathParameters");
            match.pathParameters()
                    .forEach((name, value) -> parameters.put(name, QueryText.decoded(value.replace("+", "%2B"))));
        }
        event.set("requestContext", context(call, match, requestId, now));
        body(call, event);
        return event;
    }

    private static void cookies(Call call, ObjectNode event) {
        List<String> cookies = call.headers().getOrDefault("cookie", List.of());
        if (!cookies.isEmpty()) {
            ArrayNode list = event.putArray("cookies");
            cookies.forEach(line -> Arrays.stream(line.split(";\\s*", -1)).forEach(list::add));
        }
    }

    private static void headers(Call call, ObjectNode event) {
        ObjectNode headers = event.putObject("headers");
        call.headers().forEach((name, values) -> {
            if (!name.equals("cookie")) {
                headers.put(name, String.join(",", values));
            }
        });
    }

    private static void query(Call call, ObjectNode event) {
        QueryText query = QueryText.of(call.query());
        if (!query.values().isEmpty()) {
            ObjectNode parameters = event.putObject("queryStringParameters");
            query.values().forEach((name, values) -> parameters.put(name, String.join(",", values)));
        }
    }

    private static ObjectNode context(Call call, RouteTable.Match match, String requestId, Instant now) {
        ObjectNode context = Json.object()
                .put("accountId", Arn.ACCOUNT)
                .put("apiId", API_ID)
                .put("domainName", call.header("host").orElse("localhost"))
                .put("domainPrefix", API_ID);
        context.putObject("http")
                .put("method", call.method())
                .put("path", call.path())
                .put("protocol", call.peer().protocol())
                .put("sourceIp", call.peer().address())
                .put("userAgent", call.header("user-agent").orElse(""));
        return context.put("requestId", requestId)
                .put("routeKey", match.route().key())
                .put("stage", "$default")
                .put("time", TIME.format(now))
                .put("timeEpoch", now.toEpochMilli());
    }

    private static void body(Call call, ObjectNode event) {
        Optional<String> text = isText(call.header("content-type")) ? text(call.body()) : Optional.empty();
        event.put("isBase64Encoded", call.body().length > 0 && text.isEmpty());
        if (call.body().length > 0) {
            event.put("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(call.body())));
        }
    }

    private static boolean isText(Optional<String> contentType) {
        String type = contentType.orElse("text/plain").toLowerCase(Locale.ROOT);
        return TEXT_TYPES.stream().anyMatch(type::startsWith) || type.contains("+json") || type.contains("+xml");
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException binary) {
            return Optional.empty();
        }
    }
}
