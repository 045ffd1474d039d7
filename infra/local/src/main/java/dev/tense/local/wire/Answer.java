package dev.tense.local.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A response. */
@SuppressWarnings("ArrayRecordComponent") // bodies are never compared
public record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body) {
    public Answer {
        headers = List.copyOf(headers);
    }

    public static Answer json(int status, Object body) {
        return of(status, "application/json", Json.bytes(body));
    }

    public static Answer xml(int status, String body) {
        return of(status, "text/xml", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer message(int status, String message) {
        return json(status, Map.of("message", message));
    }

    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, List.of(Map.entry("Content-Type", contentType)), body);
    }

    public Answer with(String name, String value) {
        List<Map.Entry<String, String>> more = new ArrayList<>(headers);
        more.add(Map.entry(name, value));
        return new Answer(status, more, body);
    }
}
