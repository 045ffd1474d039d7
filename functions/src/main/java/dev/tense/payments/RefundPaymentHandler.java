package dev.tense.payments;

import dev.tense.contract.orders.StandingOrders;
import dev.tense.contract.payments.RefundPayment;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Callers;
import dev.tense.messaging.CommandHandler;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Log;
import dev.tense.payments.PaymentProvider.Charged;
import dev.tense.payments.PaymentProvider.Returned;
import io.quarkus.funqy.Funq;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/** Closes a payment first, so that no later charge can stand, and then gives back what was charged. */
@CommandHandler(callers = Callers.SERVICE, reads = "orders")
public class RefundPaymentHandler {
    private final Log log;
    private final PaymentProvider provider;
    private final StandingOrders orders;

    RefundPaymentHandler(Log log, PaymentProvider provider, StandingOrders orders) {
        this.log = log;
        this.provider = provider;
        this.orders = orders;
    }

    @Funq("refund-payment")
    public RefundPayment.Answer handle(RefundPayment command) {
        OrderId order = command.orderId();
        // The order is read for each decision anew: what came in between may be its own payment.
        var closed = decide(order, (payment, now) -> Refunding.close(payment, order, orders.includes(order), now));
        if (log.state(Payment.STREAM, order.value()) instanceof Payment.ClosedInFlight) {
            Optional<Charged> found = provider.find(ChargeKeys.charge(order));
            closed = decide(order, (payment, now) -> Refunding.clarify(payment, order, found, provider.limits(), now));
        }
        return log.state(Payment.STREAM, order.value()) instanceof Payment.RefundDue due ? refund(order, due) : closed;
    }

    private RefundPayment.Answer refund(OrderId order, Payment.RefundDue due) {
        Returned outcome = provider.refund(ChargeKeys.refund(order), due.transactionId(), due.amount());
        return decide(order, (payment, now) -> Refunding.settle(payment, order, outcome, provider.limits(), now));
    }

    private RefundPayment.Answer decide(
            OrderId order, BiFunction<Payment, Instant, Decision<RefundPayment.Answer>> rule) {
        return log.decide(Payment.STREAM, order.value(), RefundPayment.Answer.class, rule);
    }
}
