package dev.tense.contract.values;

import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;
import java.util.Locale;
import java.util.Set;

/**
 * Where to send the goods. Personal data: kept in the private part of a commit only.
 *
 * @param country an ISO 3166 two-letter code
 */
public record Address(
        @Limits(min = 1, max = 100) String name,
        @Limits(min = 1, max = 200) String street,
        @Limits(min = 1, max = 100) String city,
        @Limits(min = 1, max = 20) String postalCode,
        @Limits(pattern = "[A-Z]{2}") String country) {
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    public Address {
        Require.text("name", name, 1, 100);
        Require.text("street", street, 1, 200);
        Require.text("city", city, 1, 100);
        Require.text("postalCode", postalCode, 1, 20);
        if (!COUNTRIES.contains(Require.present("country", country))) {
            throw new InvalidInput("country", "must be a two-letter ISO 3166 code");
        }
    }

    /** Personal data stays out of log lines and error texts. */
    @Override
    public String toString() {
        return "Address[private]";
    }
}
