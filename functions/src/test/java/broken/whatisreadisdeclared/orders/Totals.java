package broken.whatisreadisdeclared.orders;

import dev.tense.contract.orders.PlaceOrder;

/** What an order comes to. */
interface Totals {
    int of(PlaceOrder command);
}
