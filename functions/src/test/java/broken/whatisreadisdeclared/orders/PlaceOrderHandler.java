package broken.whatisreadisdeclared.orders;

import dev.tense.contract.orders.PlaceOrder;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import io.quarkus.funqy.Funq;

/** Breaks the rule: reads prices, by way of what stands behind another class, and does not say so. */
@CommandHandler(callers = Callers.CUSTOMER)
public class PlaceOrderHandler {
    private final Totals totals;

    PlaceOrderHandler(Totals totals) {
        this.totals = totals;
    }

    @Funq("place-order")
    public PlaceOrder.Answer handle(PlaceOrder command) {
        totals.of(command);
        return new PlaceOrder.CheckoutFailed(null, PlaceOrder.Reason.EXPIRED);
    }
}
