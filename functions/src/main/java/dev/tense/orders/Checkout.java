package dev.tense.orders;

import dev.tense.contract.inventory.InventoryReservationFailed;
import dev.tense.contract.inventory.ReserveInventory;
import dev.tense.contract.orders.OrderCancelled;
import dev.tense.contract.orders.PlaceOrder;
import dev.tense.contract.payments.PaymentDeclined;
import dev.tense.contract.payments.ProcessPayment;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.CommandBus;
import dev.tense.messaging.Invocation;
import dev.tense.messaging.Log;
import dev.tense.orders.Order.Steps;
import dev.tense.platform.Settings;
import jakarta.enterprise.context.ApplicationScoped;

/** Carries a written order through its steps. Every step may be taken again: what was done answers as it did. */
@ApplicationScoped
class Checkout {
    /** When a sender should ask again about a step that somebody else decides. */
    private static final int RETRY_AFTER_SECONDS = 5;

    private final CommandBus bus;
    private final Log log;
    private final Settings settings;

    Checkout(CommandBus bus, Log log, Settings settings) {
        this.bus = bus;
        this.log = log;
        this.settings = settings;
    }

    /** Takes the steps that are left and concludes with what came of them. */
    PlaceOrder.Answer proceed(OrderId id) {
        Steps steps = log.state(Order.STREAM, id.value()) instanceof Order.Created created
                ? pay(created)
                : new Steps.NotYet(RETRY_AFTER_SECONDS);
        return log.decide(
                Order.STREAM,
                id.value(),
                PlaceOrder.Answer.class,
                (order, now) -> Order.conclude(order, steps, settings.checkoutDeadline(), now));
    }

    private Steps pay(Order.Created order) {
        var payment = new ProcessPayment(
                Invocation.current().childId(ProcessPayment.class),
                order.basics().id(),
                order.basics().total(),
                order.details().paymentMethod());
        return switch (bus.execute(payment)) {
            case ProcessPayment.Processed paid -> reserve(order, paid.transactionId());
            case ProcessPayment.Declined no -> refused(no.reason());
            case ProcessPayment.AmountDiffers other -> refused(PaymentDeclined.Reason.DECLINED);
            case ProcessPayment.Escalated unclear -> refused(PaymentDeclined.Reason.DECLINED);
            case ProcessPayment.Closed closed -> calledOff();
            case ProcessPayment.TemporaryFailure later -> new Steps.NotYet(later.retryAfterSeconds());
            case ProcessPayment.OutcomeUnknown unknown -> new Steps.NotYet(unknown.retryAfterSeconds());
        };
    }

    private Steps reserve(Order.Created order, TransactionId payment) {
        var reservation = new ReserveInventory(
                Invocation.current().childId(ReserveInventory.class),
                order.basics().id(),
                order.basics().lines());
        return switch (bus.execute(reservation)) {
            case ReserveInventory.Reserved reserved -> new Steps.Confirmed(payment);
            case ReserveInventory.ReservationFailed no -> refused(no.reason());
            case ReserveInventory.ItemsDiffer other -> refused(InventoryReservationFailed.Reason.OUT_OF_STOCK);
            case ReserveInventory.Closed closed -> calledOff();
        };
    }

    private static Steps refused(PaymentDeclined.Reason reason) {
        return switch (reason) {
            case INSUFFICIENT_FUNDS ->
                new Steps.Refused(OrderCancelled.Reason.INSUFFICIENT_FUNDS, PlaceOrder.Reason.INSUFFICIENT_FUNDS);
            case DECLINED ->
                new Steps.Refused(OrderCancelled.Reason.PAYMENT_DECLINED, PlaceOrder.Reason.PAYMENT_DECLINED);
        };
    }

    private static Steps refused(InventoryReservationFailed.Reason reason) {
        return switch (reason) {
            case OUT_OF_STOCK, UNKNOWN_PRODUCT ->
                new Steps.Refused(OrderCancelled.Reason.OUT_OF_STOCK, PlaceOrder.Reason.OUT_OF_STOCK);
        };
    }

    /** A step was closed before it was taken, so somebody called the order off. */
    private static Steps calledOff() {
        return new Steps.Refused(OrderCancelled.Reason.REQUESTED, PlaceOrder.Reason.CANCELLED);
    }
}
