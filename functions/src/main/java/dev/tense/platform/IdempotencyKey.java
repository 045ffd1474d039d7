package dev.tense.platform;

import java.util.regex.Pattern;

/**
 * The header {@code Idempotency-Key}: a structured string in quotes, as its draft has it, or bare, as most clients send it. A
 * bare key has no quote, comma, semicolon or backslash: those are the marks of a string that was cut, of a second header, and of
 * parameters.
 */
final class IdempotencyKey {
    /** Longer than a key of escaped characters with some parameters. */
    private static final int MAX_LENGTH = 1024;

    private static final String NAME = "Idempotency-Key";
    private static final Pattern BARE = Pattern.compile("[!-~&&[^\",;\\\\]]{1,128}");
    private static final String TEXT = "(?:[ !#-\\[\\]-~]|\\\\[\"\\\\])*";

    /** Parameters of a structured field (RFC 8941); none is defined for this one, so they are passed over. */
    private static final String PARAMETERS = "(?:; *[a-z*][a-z0-9_.*-]*(?:=(?:\"" + TEXT + "\"|[!-~&&[^\",;]]+))?)*";

    private static final Pattern QUOTED = Pattern.compile("\"(" + TEXT + ")\"" + PARAMETERS);
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final Pattern KEY = Pattern.compile("[!-~]{1,128}");

    private IdempotencyKey() {}

    /** The key in a header. */
    static String read(String header) {
        String text = header.strip();
        if (text.length() > MAX_LENGTH) {
            throw refused("is too long");
        }
        if (text.startsWith("\"")) {
            return quoted(text);
        }
        if (!BARE.matcher(text).matches()) {
            throw refused(
                    "must be one key, in quotes or bare: 1 to 128 visible ASCII characters, bare without \" , ; \\");
        }
        return text;
    }

    private static String quoted(String text) {
        var quoted = QUOTED.matcher(text);
        if (!quoted.matches()) {
            throw refused("must be one string in quotes");
        }
        String key = ESCAPED.matcher(quoted.group(1)).replaceAll("$1");
        if (!KEY.matcher(key).matches()) {
            throw refused("must be 1 to 128 visible ASCII characters");
        }
        return key;
    }

    private static Refused refused(String rule) {
        return new Refused(Problem.invalid(NAME, rule));
    }
}
