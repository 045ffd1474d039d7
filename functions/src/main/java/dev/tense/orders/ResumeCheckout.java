package dev.tense.orders;

import dev.tense.contract.inventory.ReserveInventory;
import dev.tense.contract.orders.OrderCreated;
import dev.tense.contract.orders.PlaceOrder;
import dev.tense.contract.payments.ProcessPayment;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelope;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Log;
import dev.tense.messaging.Reacted;
import dev.tense.messaging.Reaction;
import dev.tense.messaging.Retry;
import dev.tense.messaging.StreamId;
import dev.tense.platform.Settings;
import io.quarkus.funqy.Funq;

/**
 * Takes up a checkout whose sender went away or whose function died, and cancels an order that nobody finished by the deadline.
 * Its first delivery comes after place-order must have ended, 60 s, then 10, 20, 40, ... s, then right after the deadline, with
 * attempts left for those that are killed there.
 */
@Reaction(
        attempts = 12,
        onReplay = Reaction.OnReplay.SKIP,
        delaySeconds = 60,
        timeoutSeconds = 29,
        stream = "order",
        sends = {ProcessPayment.class, ReserveInventory.class})
public class ResumeCheckout {
    private final Log log;
    private final Checkout checkout;
    private final Settings settings;

    ResumeCheckout(Log log, Checkout checkout, Settings settings) {
        this.log = log;
        this.checkout = checkout;
        this.settings = settings;
    }

    @Funq("resume-checkout")
    public void on(Envelope<OrderCreated> message) {
        OrderId id = message.data().orderId();
        boolean finished = switch (message.data().checkout()) {
            case ORCHESTRATED -> resume(id);
            case CHOREOGRAPHED -> expire(id);
        };
        if (!finished) {
            throw new Retry("CHECKOUT_UNFINISHED", message.data().occurredAt().plus(settings.checkoutDeadline()));
        }
    }

    private boolean resume(OrderId id) {
        Commit.Root begun = log.commits(new StreamId(Order.STREAM.category(), id.value()))
                .getFirst()
                .root();
        if (begun == null) {
            throw new IllegalStateException("an orchestrated order belongs to a PlaceOrder");
        }
        var answer = Invocation.current().resuming(begun).run(() -> checkout.proceed(id));
        return !(answer instanceof PlaceOrder.CheckoutPending);
    }

    private boolean expire(OrderId id) {
        return log.react(
                        Order.STREAM, id.value(), (order, now) -> Order.expire(order, settings.checkoutDeadline(), now))
                .equals(Reacted.DONE);
    }
}
