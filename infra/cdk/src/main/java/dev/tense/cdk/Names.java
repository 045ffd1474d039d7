package dev.tense.cdk;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Names in other spellings. */
final class Names {
    private Names() {}

    /** {@code PlaceOrder} for {@code place-order}. */
    static String pascal(String kebab) {
        return Arrays.stream(kebab.split("-", -1))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** The beginning that all versions of an event's name share: {@code orders.order-placed.v}. */
    static String versions(String event) {
        return event.substring(0, event.lastIndexOf(".v") + 2);
    }
}
