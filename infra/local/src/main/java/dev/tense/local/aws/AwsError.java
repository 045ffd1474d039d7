package dev.tense.local.aws;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.local.wire.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A service refused a request. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 300;

    private final String code;

    private AwsError(String code, String message) {
        super(message);
        this.code = code;
    }

    static AwsError of(String target, int status, byte[] body) {
        Optional<JsonNode> error = Json.parse(body);
        String type = error.map(json -> json.path("__type").asText()).orElse("");
        String code = type.substring(type.indexOf('#') + 1);
        String said = error.map(
                        json -> json.path("message").asText(json.path("Message").asText()))
                .orElseGet(() -> new String(body, StandardCharsets.UTF_8));
        return new AwsError(code, "%s was refused: %d %s %s".formatted(target, status, code, firstLine(said)));
    }

    /** What comes after it may be the request as it was signed, with a session token in it. */
    private static String firstLine(String text) {
        String line = text.strip().lines().findFirst().orElse("");
        return line.substring(0, Math.min(line.length(), LONGEST));
    }

    static AwsError of(String target, int status, XmlAnswer answer) {
        String code = answer.text("Code").orElse("");
        return new AwsError(
                code,
                "%s was refused: %d %s %s"
                        .formatted(
                                target,
                                status,
                                code,
                                firstLine(answer.text("Message").orElse(""))));
    }

    /** The error's name without its namespace. */
    public String code() {
        return code;
    }
}
