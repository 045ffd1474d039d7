package broken.whatissentisdeclared.orders;

import dev.tense.contract.payments.RefundPayment;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.CommandId;

/** Makes the command. */
class Refunding {
    private final CommandBus bus;

    Refunding(CommandBus bus) {
        this.bus = bus;
    }

    void refund(CommandId id) {
        bus.execute(new RefundPayment(id, new OrderId("o")));
    }
}
