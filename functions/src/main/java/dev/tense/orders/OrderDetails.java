package dev.tense.orders;

import dev.tense.contract.values.Address;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.messaging.Note;
import dev.tense.messaging.NoteName;

/** What an order needs to know and no event may tell. */
@NoteName("orders.order-details.v1")
record OrderDetails(Address shippingAddress, PaymentMethod paymentMethod) implements Note {}
