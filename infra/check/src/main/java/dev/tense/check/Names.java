package dev.tense.check;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** One name in the spelling of each place it goes to. */
final class Names {
    private Names() {}

    /** {@code place-order} as {@code PlaceOrder}: the beginning of logical ids. */
    static String pascal(String kebab) {
        return Arrays.stream(kebab.split("-"))
                .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
                .collect(Collectors.joining());
    }

    /** {@code orders.order-placed.v} of {@code orders.order-placed.v2}: the beginning of every version of the event, and of no other. */
    static String versions(String event) {
        return event.substring(0, event.lastIndexOf(".v") + 2);
    }

    /** {@code orders.order-placed} of {@code orders.order-placed.v2}. */
    static String fact(String event) {
        return event.substring(0, event.lastIndexOf(".v"));
    }

    /** {@code orders-order-placed} of {@code orders.order-placed.v2}. */
    static String dashed(String event) {
        return fact(event).replace('.', '-');
    }

    /** {@code order-desk} as {@code ORDER_DESK}: the end of environment variables. */
    static String variable(String kebab) {
        return kebab.toUpperCase(Locale.ROOT).replace('-', '_');
    }
}
