package dev.tense.contract.orders;

import dev.tense.contract.values.Address;
import dev.tense.contract.values.OrderId;
import java.util.Optional;

/** Where orders go, for those who bring them there. */
public interface ShippingAddresses {
    /** The address of an order; empty when there is no such order. */
    Optional<Address> of(OrderId order);
}
