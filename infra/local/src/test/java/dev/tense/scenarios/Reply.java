package dev.tense.scenarios;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the HTTP API said. */
record Reply(int status, String body, HttpHeaders headers) {
    private static final JsonMapper MAPPER = new JsonMapper();

    static Reply of(HttpResponse<String> response) {
        return new Reply(response.statusCode(), response.body(), response.headers());
    }

    /** An answer as it came over a connection that was closed behind it. */
    static Reply ofRaw(String text) {
        int end = text.indexOf("\r\n\r\n");
        List<String> lines = text.substring(0, end).lines().toList();
        var headers = lines.stream()
                .skip(1)
                .map(line -> line.split(": *", 2))
                .collect(Collectors.groupingBy(
                        pair -> pair[0], Collectors.mapping(pair -> pair[1], Collectors.toList())));
        return new Reply(
                Integer.parseInt(lines.getFirst().split(" ", 3)[1]),
                text.substring(end + 4),
                HttpHeaders.of(headers, (name, value) -> true));
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    JsonNode json() {
        return parse(body);
    }

    String text(String field) {
        return json().path(field).asText();
    }

    String orderId() {
        return text("orderId");
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + json, e);
        }
    }
}
