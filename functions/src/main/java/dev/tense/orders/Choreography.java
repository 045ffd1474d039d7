package dev.tense.orders;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.orders.OrderCreated.Checkout;
import dev.tense.contract.orders.OrderPlaced;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Reacted;
import java.time.Instant;

/** The rules of an order that nobody leads through its checkout: each step is a reaction to the event of the one before. */
final class Choreography {
    private Choreography() {}

    /** Whether the reactions have a say: not in an order that PlaceOrder leads, and not in one that is placed or cancelled. */
    static boolean isOpen(Order order) {
        return order instanceof Order.Created created && created.checkout() == Checkout.CHOREOGRAPHED;
    }

    /** The goods are reserved and this was paid: the order stands, if it was paid what it costs. */
    static Decision<Reacted> place(Order order, Money paid, TransactionId payment, Instant now) {
        if (!(order instanceof Order.Created created && isOpen(order))) {
            return decline(Reacted.DONE);
        }
        var basics = created.basics();
        return paid.equals(basics.total())
                ? accept(
                        Reacted.DONE,
                        new OrderPlaced(basics.id(), basics.customer(), basics.lines(), basics.total(), payment, now))
                : accept(Reacted.DONE, Order.cancelled(basics, OrderCancelled.Reason.PAYMENT_DECLINED, now));
    }

    /** A step was refused for good: the order does not stand. */
    static Decision<Reacted> refuse(Order order, OrderCancelled.Reason reason, Instant now) {
        return order instanceof Order.Created created && isOpen(order)
                ? accept(Reacted.DONE, Order.cancelled(created.basics(), reason, now))
                : decline(Reacted.DONE);
    }
}
