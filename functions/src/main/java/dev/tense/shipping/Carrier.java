package dev.tense.shipping;

import dev.tense.contract.values.Address;
import java.util.Optional;

/** Who brings goods to customers. */
interface Carrier {
    /** How goods would travel to an address; empty when they cannot. The answer may change from day to day. */
    Optional<Route> routeTo(Address address);

    /**
     * Takes the goods of one key over; the same key again is the same parcel.
     *
     * @throws dev.tense.messaging.Unavailable when the carrier does not answer; it may or may not have taken them, and the same
     *     key is to be sent again
     */
    Parcel handOver(String key, Route route, Address address);
}
