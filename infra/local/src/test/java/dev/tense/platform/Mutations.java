package dev.tense.platform;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Makes new inputs of known ones: changed bytes, pieces of others, repeated and lost pieces, and texts that parsers stumble over. */
public final class Mutations {
    private static final List<String> STUMBLES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ":",
            ",",
            "\\",
            "\\u0000",
            "\\ud800",
            "null",
            "true",
            "-0",
            "1e400",
            "99999999999999999999",
            "2.0",
            "\u0000",
            "\ufeff",
            "\ud83d\udce6",
            "{}",
            "[]",
            "\"\"",
            "&a ",
            "*a",
            "!Ref ",
            "!Sub ",
            "${",
            "!!binary ",
            "- ",
            ": ",
            "|",
            ">",
            "%",
            "#",
            "\t",
            "\n",
            "  ",
            "'",
            "? ",
            "<<: ",
            "Fn::Select: [9, []]",
            "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
            "{\"a\":{\"a\":{\"a\":{\"a\":",
            "\u2028",
            "/",
            "../",
            "x".repeat(300));

    private final Random random;
    private final List<byte[]> known;

    /** The same seed gives the same inputs. */
    public Mutations(long seed, List<byte[]> known) {
        this.random = new Random(seed);
        this.known = List.copyOf(known);
    }

    /** Another input. */
    public byte[] next() {
        byte[] data = pick();
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            data = changed(data);
        }
        return data;
    }

    private byte[] changed(byte[] data) {
        int at = random.nextInt(data.length + 1);
        int length = random.nextInt(Math.min(40, data.length - at) + 1);
        return switch (random.nextInt(6)) {
            case 0 -> joined(data, at, at + length, new byte[] {(byte) random.nextInt(256)});
            case 1 -> joined(data, at, at + length, new byte[0]);
            case 2, 3 -> joined(data, at, at + (random.nextBoolean() ? length : 0), stumble());
            case 4 -> joined(data, at, at, piece(data));
            default -> joined(data, at, at + length, piece(pick()));
        };
    }

    private byte[] stumble() {
        return STUMBLES.get(random.nextInt(STUMBLES.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] piece(byte[] of) {
        int from = random.nextInt(of.length + 1);
        int to = from + random.nextInt(Math.min(200, of.length - from) + 1);
        return Arrays.copyOfRange(of, from, to);
    }

    /** The data with what lies between two places replaced. */
    private static byte[] joined(byte[] data, int from, int to, byte[] instead) {
        var result = new byte[data.length - (to - from) + instead.length];
        System.arraycopy(data, 0, result, 0, from);
        System.arraycopy(instead, 0, result, from, instead.length);
        System.arraycopy(data, to, result, from + instead.length, data.length - to);
        return result;
    }

    private byte[] pick() {
        return known.get(random.nextInt(known.size()));
    }
}
