package broken.handlersdonotcallhandlers.orders;

import dev.tense.contract.orders.CancelOrder;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import io.quarkus.funqy.Funq;

/** What nobody calls directly. */
@CommandHandler(callers = Callers.CUSTOMER)
public class CancelOrderHandler {
    @Funq("cancel-order")
    public CancelOrder.Answer handle(CancelOrder command) {
        return new CancelOrder.Cancelled(command.orderId());
    }
}
