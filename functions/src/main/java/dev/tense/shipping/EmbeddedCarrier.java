package dev.tense.shipping;

import dev.tense.contract.shipping.ShippingMethod;
import dev.tense.contract.shipping.TrackingNumber;
import dev.tense.contract.shipping.WarehouseId;
import dev.tense.contract.values.Address;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Store;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A carrier for development and tests: it goes everywhere except to {@value #NOT_SERVED}. Its parcels are state items of their
 * own, one for each key.
 */
@ApplicationScoped
class EmbeddedCarrier implements Carrier {
    /** Antarctica: a country code that exists and that no order of a demonstration needs. */
    static final String NOT_SERVED = "AQ";

    static final String NAME = "EMBEDDED-POST";

    private static final Route ONLY = new Route(new WarehouseId("W-1"), ShippingMethod.STANDARD);

    private final Store store;

    EmbeddedCarrier(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Route> routeTo(Address address) {
        return address.country().equals(NOT_SERVED) ? Optional.empty() : Optional.of(ONLY);
    }

    @Override
    public Parcel handOver(String key, Route route, Address address) {
        store.apply(new Effect.Create(new Item(
                ItemKey.of("shipping#parcel#" + key),
                null,
                Map.of("warehouse", route.warehouse().value()),
                Map.of())));
        return new Parcel(new TrackingNumber("EP-" + key.toUpperCase(Locale.ROOT)), NAME);
    }
}
