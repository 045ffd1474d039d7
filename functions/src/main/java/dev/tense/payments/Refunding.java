package dev.tense.payments;

import static dev.tense.messaging.Decision.decline;
import static dev.tense.payments.Payment.RETRY_AFTER_SECONDS;

import dev.tense.contract.payments.PaymentDeclined;
import dev.tense.contract.payments.PaymentIncidentRaised;
import dev.tense.contract.payments.PaymentIncidentRaised.Cause;
import dev.tense.contract.payments.PaymentRefundDue;
import dev.tense.contract.payments.PaymentRefunded;
import dev.tense.contract.payments.RefundPayment;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Fact;
import dev.tense.payments.PaymentProvider.Charged;
import dev.tense.payments.PaymentProvider.Limits;
import dev.tense.payments.PaymentProvider.Returned;
import java.time.Instant;
import java.util.Optional;

/** The way of the money back: closing, finding out, refund. */
final class Refunding {
    private Refunding() {}

    /**
     * Closes the payment, whatever became of it: a charge that comes later is not wanted any more. The payment of an order that
     * stands stays open, unless it was closed before the order came to be.
     */
    static Decision<RefundPayment.Answer> close(Payment payment, OrderId order, boolean orderStands, Instant now) {
        return orderStands && !(payment instanceof Payment.Ended)
                ? decline(new RefundPayment.OrderStands(order))
                : close(payment, order, now);
    }

    private static Decision<RefundPayment.Answer> close(Payment payment, OrderId order, Instant now) {
        return switch (payment) {
            case Payment.None none -> accept(nothing(order), new PaymentClosed(now));
            case Payment.Refused no -> accept(nothing(order), new PaymentClosed(now));
            case Payment.Intended(Charge charge)
            when charge.open() == 0 -> accept(nothing(order), new PaymentClosed(now));
            case Payment.Intended intended -> accept(pending(order), new PaymentClosed(now));
            case Payment.Escalated escalated -> accept(pending(order), new PaymentClosed(now));
            case Payment.Paid paid -> accept(pending(order), new PaymentClosed(now));
            case Payment.ClosedInFlight closed -> decline(pending(order));
            case Payment.RefundDue due -> decline(pending(order));
            case Payment.Closed closed -> decline(nothing(order));
            case Payment.Refunded refunded -> decline(new RefundPayment.Refunded(order, refunded.amount()));
        };
    }

    /** Writes down what the provider knows of a charge that may have been made before the payment was closed. */
    static Decision<RefundPayment.Answer> clarify(
            Payment payment, OrderId order, Optional<Charged> found, Limits limits, Instant now) {
        if (!(payment instanceof Payment.ClosedInFlight closed)) {
            return close(payment, order, now);
        }
        if (found.isEmpty()) {
            return closed.charge().inFlight(limits, now)
                    ? decline(pending(order))
                    : accept(nothing(order), new ChargeAbandoned()).with(Incidents.resolved(closed.incident(), now));
        }
        return switch (found.get()) {
            case Charged.Approved(var transaction) ->
                accept(
                                pending(order),
                                new PaymentRefundDue(order, closed.charge().amount(), transaction, now))
                        .with(Incidents.resolved(closed.incident(), now));
            case Charged.Declined(var reason) ->
                accept(nothing(order), new PaymentDeclined(order, reason, now))
                        .with(Incidents.resolved(closed.incident(), now));
            case Charged.Unexpected(String code) -> escalate(closed, order, Cause.CHARGE_UNEXPLAINED, code, now);
            case Charged.NotNow later -> unclear(closed, order, limits, now);
            case Charged.Unknown unknown -> unclear(closed, order, limits, now);
        };
    }

    private static Decision<RefundPayment.Answer> unclear(
            Payment.ClosedInFlight closed, OrderId order, Limits limits, Instant now) {
        return closed.charge().outlivedItsKey(limits, now)
                ? escalate(closed, order, Cause.CHARGE_UNKNOWN, PaymentIncidentRaised.NO_OUTCOME, now)
                : decline(pending(order));
    }

    private static Decision<RefundPayment.Answer> escalate(
            Payment.ClosedInFlight closed, OrderId order, Cause cause, String code, Instant now) {
        RefundPayment.Answer answer = new RefundPayment.Escalated(order);
        Charge charge = closed.charge();
        return closed.incident() != null
                ? decline(answer)
                : Incidents.raise(
                        answer, new PaymentIncidentRaised(order, cause, code, charge.amount(), charge.since(), now));
    }

    /** Writes down what the provider said to a refund. */
    static Decision<RefundPayment.Answer> settle(
            Payment payment, OrderId order, Returned outcome, Limits limits, Instant now) {
        if (!(payment instanceof Payment.RefundDue due)) {
            return close(payment, order, now);
        }
        return switch (outcome) {
            case Returned.Done(var refund) ->
                accept(
                                new RefundPayment.Refunded(order, due.amount()),
                                new PaymentRefunded(order, due.amount(), refund, now))
                        .with(Incidents.resolved(due.incident(), now));
            case Returned.Refused(String code) -> escalate(due, order, Cause.REFUND_REFUSED, code, now);
            case Returned.Unknown unknown
            when now.isBefore(due.since().plus(limits.keyLifetime())) -> decline(pending(order));
            case Returned.Unknown unknown ->
                escalate(due, order, Cause.REFUND_UNKNOWN, PaymentIncidentRaised.NO_OUTCOME, now);
        };
    }

    private static Decision<RefundPayment.Answer> escalate(
            Payment.RefundDue due, OrderId order, Cause cause, String code, Instant now) {
        RefundPayment.Answer answer = new RefundPayment.Escalated(order);
        return due.incident() != null
                ? decline(answer)
                : Incidents.raise(
                        answer, new PaymentIncidentRaised(order, cause, code, due.amount(), due.since(), now));
    }

    private static RefundPayment.Answer nothing(OrderId order) {
        return new RefundPayment.NothingToRefund(order);
    }

    private static RefundPayment.Answer pending(OrderId order) {
        return new RefundPayment.RefundPending(order, RETRY_AFTER_SECONDS);
    }

    private static Decision.Accept<RefundPayment.Answer> accept(RefundPayment.Answer answer, Fact... facts) {
        return Decision.accept(answer, facts);
    }
}
