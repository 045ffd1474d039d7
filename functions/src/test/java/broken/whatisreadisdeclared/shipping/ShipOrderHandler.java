package broken.whatisreadisdeclared.shipping;

import dev.tense.contract.orders.ShippingAddresses;
import dev.tense.contract.shipping.ShipOrder;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import io.quarkus.funqy.Funq;

/** Breaks the rule: reads orders, as it says, and declares to read payments, which it does not. */
@CommandHandler(
        callers = Callers.OPERATOR,
        reads = {"orders", "payments"})
public class ShipOrderHandler {
    private final ShippingAddresses addresses;

    ShipOrderHandler(ShippingAddresses addresses) {
        this.addresses = addresses;
    }

    @Funq("ship-order")
    public ShipOrder.Answer handle(ShipOrder command) {
        throw new IllegalStateException("nothing is shipped to " + addresses + " for " + command);
    }
}
