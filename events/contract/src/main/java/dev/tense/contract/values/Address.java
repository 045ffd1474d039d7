package dev.tense.contract.values;

import dev.tense.messaging.InvalidInput;
import dev.tense.messaging.Require;

/**
 * Where to send the goods. Personal data: kept in the private part of a commit only.
 *
 * @param country an ISO 3166 two-letter code
 */
public record Address(String name, String street, String city, String postalCode, String country) {
    public Address {
        Require.text("name", name, 1, 100);
        Require.text("street", street, 1, 200);
        Require.text("city", city, 1, 100);
        Require.text("postalCode", postalCode, 1, 20);
        if (!Require.present("country", country).matches("[A-Z]{2}")) {
            throw new InvalidInput("country", "must be a two-letter ISO 3166 code");
        }
    }

    /** Personal data stays out of log lines and error texts. */
    @Override
    public String toString() {
        return "Address[private]";
    }
}
