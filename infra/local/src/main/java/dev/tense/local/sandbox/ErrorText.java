package dev.tense.local.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** An exception in the JSON of Lambda. */
@SuppressWarnings("ArrayRecordComponent") // bodies are never compared
record ErrorText(String type, byte[] json) {
    static ErrorText of(Throwable thrown) {
        String type = thrown.getClass().getName();
        String frames = Arrays.stream(thrown.getStackTrace())
                .map(frame -> quoted(frame.toString()))
                .collect(Collectors.joining(","));
        String json = "{\"errorMessage\":%s,\"errorType\":%s,\"stackTrace\":[%s]}"
                .formatted(quoted(String.valueOf(thrown.getMessage())), quoted(type), frames);
        return new ErrorText(type, json.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.chars().forEach(c -> {
            switch (c) {
                case '"', '\\' -> quoted.append('\\').append((char) c);
                default -> quoted.append(c < ' ' ? "\\u%04x".formatted(c) : Character.toString((char) c));
            }
        });
        return quoted.append('"').toString();
    }
}
