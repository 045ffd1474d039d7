package broken.whatissentisdeclared.orders;

import dev.tense.contract.orders.CreateOrder;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import io.quarkus.funqy.Funq;

/** Breaks the rule: sends, by way of another class, a command that it does not declare. */
@CommandHandler(callers = Callers.CUSTOMER)
public class CreateOrderHandler {
    private final Refunding refunding;

    CreateOrderHandler(Refunding refunding) {
        this.refunding = refunding;
    }

    @Funq("create-order")
    public CreateOrder.Answer handle(CreateOrder command) {
        refunding.refund(command.commandId());
        return new CreateOrder.OrderLimitExceeded();
    }
}
