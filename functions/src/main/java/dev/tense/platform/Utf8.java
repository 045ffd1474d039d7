package dev.tense.platform;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Bytes and texts of senders: what is not UTF-8, or cannot be, is refused, because a character put in its place was never sent. */
final class Utf8 {
    private Utf8() {}

    static String text(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw refused();
        }
    }

    static byte[] bytes(String text) {
        try {
            ByteBuffer encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            var bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw refused();
        }
    }

    private static Refused refused() {
        return new Refused(Problem.invalid("body", "must be well-formed JSON in UTF-8"));
    }
}
