package dev.tense.local.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A function's answer read as payload format 2.0. */
final class ProxyResult {
    private ProxyResult() {}

    /** Empty when API Gateway would not understand it either. */
    static Optional<Answer> read(byte[] payload) {
        Optional<JsonNode> json = Json.parse(payload);
        if (json.isEmpty()) {
            return Optional.empty();
        }
        JsonNode result = json.get();
        return result.isObject() && result.has("statusCode")
                ? withStatus(result)
                : Optional.of(Answer.of(200, "application/json", payload));
    }

    private static Optional<Answer> withStatus(JsonNode result) {
        int status = result.path("statusCode").asInt();
        JsonNode headers = result.path("headers");
        if (status < 100 || status > 599 || !(headers.isMissingNode() || headers.isNull() || headers.isObject())) {
            return Optional.empty();
        }
        return body(result).map(body -> new Answer(status, headers(result), body));
    }

    private static List<Map.Entry<String, String>> headers(JsonNode result) {
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        result.path("headers")
                .properties()
                .forEach(each -> headers.add(Map.entry(
                        each.getKey().toLowerCase(Locale.ROOT), each.getValue().asText())));
        headers.removeIf(header ->
                header.getKey().equals("content-length") || header.getKey().equals("connection"));
        result.path("cookies").forEach(cookie -> headers.add(Map.entry("set-cookie", cookie.asText())));
        if (headers.stream().noneMatch(header -> header.getKey().equals("content-type"))) {
            headers.add(Map.entry("content-type", "text/plain;charset=utf-8"));
        }
        return headers;
    }

    private static Optional<byte[]> body(JsonNode result) {
        JsonNode body = result.path("body");
        if (body.isMissingNode() || body.isNull()) {
            return Optional.of(new byte[0]);
        }
        if (!body.isTextual()) {
            return Optional.empty();
        }
        if (!result.path("isBase64Encoded").asBoolean()) {
            return Optional.of(body.asText().getBytes(StandardCharsets.UTF_8));
        }
        try {
            return Optional.of(Base64.getDecoder().decode(body.asText()));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
