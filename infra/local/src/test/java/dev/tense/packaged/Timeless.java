package dev.tense.packaged;

import com.fasterxml.jackson.databind.JsonNode;

/** Texts without what differs from one time to another: times and dates, attempts, and the salt of a password. */
final class Timeless {
    private Timeless() {}

    static String text(JsonNode json) {
        return text(json.toString());
    }

    static String text(String text) {
        return text.replaceAll("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z", "<time>")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}", "<date>")
                .replaceAll("\"attempt\":\"[^\"]+\"", "\"attempt\":<attempt>")
                .replaceAll("expiresAt=\\d+", "expiresAt=<time>")
                .replaceAll("\\$argon2id\\$[^\"\\\\]+", "<hash>");
    }
}
