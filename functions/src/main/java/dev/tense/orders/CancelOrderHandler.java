package dev.tense.orders;

import dev.tense.contract.orders.CancelOrder;
import dev.tense.contract.shipping.CallOffShipment;
import dev.tense.messaging.Caller;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Log;
import io.quarkus.funqy.Funq;

/**
 * Calls an order off. The shipment has to agree first, so that no goods leave while the money returns. Those who hold something
 * for the order hear of it by {@code OrderCancelled}.
 */
@CommandHandler(callers = Callers.CUSTOMER, sends = CallOffShipment.class)
public class CancelOrderHandler {
    private final CommandBus bus;
    private final Log log;

    CancelOrderHandler(CommandBus bus, Log log) {
        this.bus = bus;
        this.log = log;
    }

    @Funq("cancel-order")
    public CancelOrder.Answer handle(CancelOrder command) {
        Caller caller = Invocation.current().caller();
        Order before =
                Order.seenBy(caller, log.state(Order.STREAM, command.orderId().value()));
        if (before instanceof Order.Standing && callOff(command) instanceof CallOffShipment.AlreadyShipped) {
            return new CancelOrder.AlreadyShipped(command.orderId());
        }
        return log.decide(
                Order.STREAM,
                command.orderId().value(),
                CancelOrder.Answer.class,
                (order, now) -> Order.cancel(Order.seenBy(caller, order), command, now));
    }

    /** Also before the order is placed: it may be placed while we cancel it, and must not leave then. */
    private CallOffShipment.Answer callOff(CancelOrder command) {
        return bus.execute(new CallOffShipment(Invocation.current().childId(CallOffShipment.class), command.orderId()));
    }
}
