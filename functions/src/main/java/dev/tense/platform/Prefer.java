package dev.tense.platform;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The header {@code Prefer} (RFC 7240). A preference that is not known, or makes no sense, is no error: it is passed over. */
final class Prefer {
    static final String RESPOND_ASYNC = "respond-async";

    private Prefer() {}

    /** Whether the sender would rather be answered later than wait. */
    static boolean respondAsync(@Nullable String header) {
        if (header == null) {
            return false;
        }
        int start = 0;
        boolean quoted = false;
        for (int at = 0; at <= header.length(); at++) {
            boolean end = at == header.length() || (!quoted && header.charAt(at) == ',');
            if (end && isRespondAsync(header.substring(start, at))) {
                return true;
            }
            if (end) {
                start = at + 1;
            } else if (quoted && header.charAt(at) == '\\') {
                at++;
            } else if (header.charAt(at) == '"') {
                quoted = !quoted;
            }
        }
        return false;
    }

    /** The preference has no value of its own, an empty one counts as none, and parameters may follow. */
    private static boolean isRespondAsync(String preference) {
        String token = preference.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        return token.equals(RESPOND_ASYNC) || token.matches(RESPOND_ASYNC + "\\s*=\\s*(\"\")?");
    }
}
