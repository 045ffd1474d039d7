package broken.whatisforcustomersaskswhoseitis.orders;

import dev.tense.contract.orders.GetOrder;
import dev.tense.messaging.Callers;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.NotFound;
import dev.tense.messaging.QueryHandler;
import io.quarkus.funqy.Funq;

/** Looks who calls, and shows everybody's orders to everybody. */
@QueryHandler(path = "/orders/{orderId}", callers = Callers.CUSTOMER)
public class GetOrderHandler {
    @Funq("get-order")
    public GetOrder.Result on(GetOrder query) {
        throw new NotFound(Invocation.current().caller().principal());
    }
}
