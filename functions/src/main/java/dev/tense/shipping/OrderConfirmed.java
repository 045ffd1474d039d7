package dev.tense.shipping;

import dev.tense.contract.values.CustomerId;
import dev.tense.messaging.Note;
import dev.tense.messaging.NoteName;

/** The order is placed, as far as its shipment is concerned. */
@NoteName("shipping.order-confirmed.v1")
record OrderConfirmed(CustomerId customerId) implements Note {}
