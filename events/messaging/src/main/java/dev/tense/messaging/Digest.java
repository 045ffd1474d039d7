package dev.tense.messaging;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** 128 bits of SHA-256 as 32 hexadecimal digits: what every id in the log is made of. */
public final class Digest {
    private Digest() {}

    /** Parts are kept apart by a NUL, which none of them can hold, so that ("a", "bc") and ("ab", "c") differ. */
    public static String of(String... parts) {
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(String.join("\0", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(sha.digest(), 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
