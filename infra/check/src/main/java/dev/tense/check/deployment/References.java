package dev.tense.check.deployment;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** References inside resolved texts: {@code ${id}} and {@code ${id.Attribute}}. */
final class References {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}.]+)(?:\\.([^}]+))?}");

    private References() {}

    static Stream<String> in(String text) {
        return REFERENCE.matcher(text).results().map(MatchResult::group);
    }

    /** The id in a reference. */
    static String id(String reference) {
        return REFERENCE.matcher(reference).replaceFirst("$1");
    }
}
