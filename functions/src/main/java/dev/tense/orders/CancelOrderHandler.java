package dev.tense.orders;

import dev.tense.contract.orders.CancelOrder;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Log;
import io.quarkus.funqy.Funq;

/** Calls an order off. Those who hold something for it hear of it by {@code OrderCancelled}. */
@CommandHandler
public class CancelOrderHandler {
    private final Log log;

    CancelOrderHandler(Log log) {
        this.log = log;
    }

    @Funq("cancel-order")
    public CancelOrder.Answer handle(CancelOrder command) {
        return log.decide(
                Order.STREAM,
                command.orderId().value(),
                CancelOrder.Answer.class,
                (order, now) -> Order.cancel(order, command, now));
    }
}
