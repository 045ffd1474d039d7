package dev.tense.messaging;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The rules that records check in their constructors; each failure names the field and the rule. */
public final class Require {
    private static final String CONTROL = "\\u0000-\\u001f\\u007f-\\u009f";
    private static final String SPACE = " \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000";

    /** What {@link #id} takes, as a regular expression of Java and of ECMAScript alike. */
    public static final String ID = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}";

    /**
     * What {@link #text} takes when it must say something, but for its length and half characters: no control characters, and
     * one character at least that is no white space. A regular expression of Java and of ECMAScript alike.
     */
    public static final String TEXT = "[^" + CONTROL + "]*[^" + CONTROL + SPACE + "][^" + CONTROL + "]*";

    private static final Pattern WHOLE_ID = Pattern.compile(ID);

    private Require() {}

    /** A component that must be there. */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new InvalidInput(field, "is required");
        }
        return value;
    }

    /** A text of some length, in characters as Unicode counts them, without control characters or broken surrogate pairs. */
    public static String text(String field, @Nullable String value, int min, int max) {
        String text = present(field, value);
        int length = text.codePointCount(0, text.length());
        if (length < min || length > max) {
            throw new InvalidInput(field, "must have " + min + " to " + max + " characters");
        }
        if (text.codePoints().anyMatch(c -> Character.isISOControl(c) || isLoneSurrogate(c))) {
            throw new InvalidInput(field, "must not contain control characters or half characters");
        }
        if (min > 0 && text.isBlank()) {
            throw new InvalidInput(field, "must not be blank");
        }
        return text;
    }

    /** An identifier: 1 to 64 of the characters that are safe in a path, a key and a log line. */
    public static String id(String field, @Nullable String value) {
        String id = present(field, value);
        if (!WHOLE_ID.matcher(id).matches()) {
            throw new InvalidInput(
                    field,
                    "must be 1 to 64 letters, digits, dots, dashes or underscores, starting with a letter or digit");
        }
        return id;
    }

    /** A whole number in a range. */
    public static int between(String field, int value, int min, int max) {
        if (value < min || value > max) {
            throw new InvalidInput(field, "must be between " + min + " and " + max);
        }
        return value;
    }

    /** A list with at least one and at most {@code max} elements, none of them missing; copied. */
    public static <T> List<T> list(String field, @Nullable List<T> value, int max) {
        List<T> list = present(field, value);
        if (list.isEmpty() || list.size() > max) {
            throw new InvalidInput(field, "must have 1 to " + max + " elements");
        }
        for (int index = 0; index < list.size(); index++) {
            present(field + "[" + index + "]", list.get(index));
        }
        return List.copyOf(list);
    }

    private static boolean isLoneSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
