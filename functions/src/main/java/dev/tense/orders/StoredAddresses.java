package dev.tense.orders;

import dev.tense.contract.orders.ShippingAddresses;
import dev.tense.contract.values.Address;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Log;
import dev.tense.messaging.StreamType;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Addresses from the private part of the orders. */
@ApplicationScoped
class StoredAddresses implements ShippingAddresses {
    private static final StreamType<Optional<Address>> ADDRESS = new StreamType<>(
            Order.STREAM.category(),
            Optional.empty(),
            (before, fact) -> fact instanceof OrderDetails details ? Optional.of(details.shippingAddress()) : before);

    private final Log log;

    StoredAddresses(Log log) {
        this.log = log;
    }

    @Override
    public Optional<Address> of(OrderId order) {
        return log.state(ADDRESS, order.value());
    }
}
