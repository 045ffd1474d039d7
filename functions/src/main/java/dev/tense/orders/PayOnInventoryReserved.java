package dev.tense.orders;

import dev.tense.contract.inventory.InventoryReserved;
import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.payments.ProcessPayment;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reacted;
import dev.tense.messaging.Reaction;
import dev.tense.messaging.Retry;
import dev.tense.platform.Settings;
import io.quarkus.funqy.Funq;
import java.time.Duration;

/**
 * The second step of a choreographed checkout: charges what is reserved. What comes of it is payments' own event. An attempt
 * that comes after the deadline of the order cancels it if the outcome is still not known.
 */
@Reaction(
        attempts = 12,
        onReplay = Reaction.OnReplay.SKIP,
        timeoutSeconds = 29,
        stream = "payment",
        sends = ProcessPayment.class)
public class PayOnInventoryReserved {
    private final CommandBus bus;
    private final Log log;
    private final Settings settings;

    PayOnInventoryReserved(CommandBus bus, Log log, Settings settings) {
        this.bus = bus;
        this.log = log;
        this.settings = settings;
    }

    @Funq("pay-on-inventory-reserved")
    public void on(Envelope<InventoryReserved> message) {
        Order order = log.state(Order.STREAM, message.data().orderId().value());
        if (order instanceof Order.Created created && Choreography.isOpen(order)) {
            pay(created);
        }
    }

    private void pay(Order.Created order) {
        var payment = new ProcessPayment(
                Invocation.current().childId(ProcessPayment.class),
                order.basics().id(),
                order.basics().total(),
                order.details().paymentMethod());
        switch (bus.execute(payment)) {
            case ProcessPayment.Processed paid -> {}
            case ProcessPayment.Declined no -> {}
            case ProcessPayment.Closed calledOff -> {}
            case ProcessPayment.AmountDiffers other -> refuse(order);
            case ProcessPayment.Escalated unclear -> refuse(order);
            case ProcessPayment.TemporaryFailure later -> again(order, "PAYMENT_TEMPORARILY_FAILED");
            case ProcessPayment.OutcomeUnknown unknown -> again(order, "PAYMENT_OUTCOME_UNKNOWN");
        }
    }

    private void again(Order.Created order, String code) {
        Duration deadline = settings.checkoutDeadline();
        var expired =
                log.react(Order.STREAM, order.basics().id().value(), (now, at) -> Order.expire(now, deadline, at));
        if (!expired.equals(Reacted.DONE)) {
            throw new Retry(code, order.basics().createdAt().plus(deadline));
        }
    }

    /** There is no event of payments about these two, so the order hears of them here. */
    private void refuse(Order.Created order) {
        log.react(
                Order.STREAM,
                order.basics().id().value(),
                (now, at) -> Choreography.refuse(now, OrderCancelled.Reason.PAYMENT_DECLINED, at));
    }
}
