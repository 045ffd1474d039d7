package dev.tense.local.aws;

import dev.tense.local.wire.Json;
import java.nio.charset.StandardCharsets;

/** A service refused a request. */
public final class AwsError extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String code;

    private AwsError(String code, String message) {
        super(message);
        this.code = code;
    }

    static AwsError of(String target, int status, byte[] body) {
        String type =
                Json.parse(body).map(error -> error.path("__type").asText()).orElse("");
        String code = type.substring(type.indexOf('#') + 1);
        return new AwsError(code, target + " was refused: " + status + " " + new String(body, StandardCharsets.UTF_8));
    }

    static AwsError of(String target, int status, XmlAnswer answer) {
        String code = answer.text("Code").orElse("");
        return new AwsError(
                code,
                "%s was refused: %d %s %s"
                        .formatted(target, status, code, answer.text("Message").orElse("")));
    }

    /** The error's name without its namespace. */
    public String code() {
        return code;
    }
}
