package dev.tense.compiler;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The words of a name in camel case. */
final class Words {
    private static final Pattern BOUNDARY = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");
    private static final Pattern VERSION = Pattern.compile("(?<=[a-z])V[0-9]+$");

    private Words() {}

    /** {@code PlaceOrder} in its two words; a version at the end, as in {@code OrderPlacedV2}, is not one. */
    static List<String> of(String name) {
        return List.of(BOUNDARY.split(withoutVersion(name)));
    }

    static String withoutVersion(String name) {
        return VERSION.matcher(name).replaceFirst("");
    }

    /** {@code place-order} for {@code PlaceOrder}. */
    static String kebab(String name) {
        return of(name).stream().map(Words::lower).collect(Collectors.joining("-"));
    }

    static String lower(String word) {
        return word.toLowerCase(Locale.ROOT);
    }

    static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
