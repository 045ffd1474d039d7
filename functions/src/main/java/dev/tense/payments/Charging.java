package dev.tense.payments;

import static dev.tense.messaging.Decision.decline;
import static dev.tense.payments.Payment.RETRY_AFTER_SECONDS;

import dev.tense.contract.payments.PaymentDeclined;
import dev.tense.contract.payments.PaymentIncidentRaised;
import dev.tense.contract.payments.PaymentIncidentRaised.Cause;
import dev.tense.contract.payments.PaymentProcessed;
import dev.tense.contract.payments.PaymentRefundDue;
import dev.tense.contract.payments.ProcessPayment;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Fact;
import dev.tense.payments.PaymentProvider.Charged;
import dev.tense.payments.PaymentProvider.Limits;
import java.time.Instant;

/** The way of the money in: intent, attempt, outcome. */
final class Charging {
    private Charging() {}

    /** Writes the intent down before anything is sent. */
    static Decision<ProcessPayment.Answer> intend(Payment payment, ProcessPayment command, Instant now) {
        return payment instanceof Payment.None
                ? accept(
                        unknown(command.orderId()), new PaymentIntended(command.amount(), command.paymentMethod(), now))
                : decline(answer(payment, command));
    }

    /**
     * Writes down that the charge is sent once more, unless it was sent just now: its answer may still come, and senders hurry in
     * crowds. When sending it might charge a second time, an incident is raised instead.
     */
    static Decision<ProcessPayment.Answer> repeat(Payment payment, ProcessPayment command, Limits limits, Instant now) {
        if (!(payment instanceof Payment.Intended(Charge charge))
                || !charge.amount().equals(command.amount())) {
            return decline(answer(payment, command));
        }
        if (charge.outlivedItsKey(limits, now)) {
            return escalate(command.orderId(), charge, Cause.CHARGE_UNKNOWN, PaymentIncidentRaised.NO_OUTCOME, now);
        }
        return charge.isFresh(now)
                ? decline(unknown(command.orderId()))
                : accept(unknown(command.orderId()), new ChargeRepeated(now));
    }

    /** Writes down what the provider said to a charge. */
    static Decision<ProcessPayment.Answer> settle(
            Payment payment, ProcessPayment command, Charged outcome, Instant now) {
        OrderId order = command.orderId();
        return switch (payment) {
            case Payment.None none ->
                throw new IllegalStateException("nothing is charged before the intent is written down");
            case Payment.Intended(Charge charge) -> settle(charge, order, outcome, now);
            case Payment.Escalated escalated -> settle(escalated, order, outcome, now);
            case Payment.ClosedInFlight closed -> settle(closed, order, outcome, now);
            case Payment.Closed abandoned
            when outcome instanceof Charged.Approved(var transaction) ->
                accept(
                        new ProcessPayment.Closed(order),
                        new PaymentRefundDue(order, command.amount(), transaction, now));
            default -> decline(answer(payment, command));
        };
    }

    private static Decision<ProcessPayment.Answer> settle(Charge charge, OrderId order, Charged outcome, Instant now) {
        return switch (outcome) {
            case Charged.Approved(var transaction) ->
                accept(
                        new ProcessPayment.Processed(order, transaction),
                        new PaymentProcessed(order, charge.amount(), transaction, now));
            case Charged.Declined(var reason) ->
                accept(new ProcessPayment.Declined(order, reason), new PaymentDeclined(order, reason, now));
            case Charged.NotNow(int seconds) ->
                accept(
                        charge.open() == 1 ? new ProcessPayment.TemporaryFailure(order, seconds) : unknown(order),
                        new ChargePostponed());
            case Charged.Unknown unknown -> decline(unknown(order));
            case Charged.Unexpected(String code) -> escalate(order, charge, Cause.CHARGE_UNEXPLAINED, code, now);
        };
    }

    /** Another request, sent before the incident, may tell the outcome after all. */
    private static Decision<ProcessPayment.Answer> settle(
            Payment.Escalated escalated, OrderId order, Charged outcome, Instant now) {
        Money amount = escalated.charge().amount();
        return switch (outcome) {
            case Charged.Approved(var transaction) ->
                accept(
                                new ProcessPayment.Processed(order, transaction),
                                new PaymentProcessed(order, amount, transaction, now))
                        .with(Incidents.resolved(escalated.incident(), now));
            case Charged.Declined(var reason) ->
                accept(new ProcessPayment.Declined(order, reason), new PaymentDeclined(order, reason, now))
                        .with(Incidents.resolved(escalated.incident(), now));
            case Charged.NotNow later -> decline(new ProcessPayment.Escalated(order));
            case Charged.Unknown unknown -> decline(new ProcessPayment.Escalated(order));
            case Charged.Unexpected unexpected -> decline(new ProcessPayment.Escalated(order));
        };
    }

    private static Decision<ProcessPayment.Answer> settle(
            Payment.ClosedInFlight closed, OrderId order, Charged outcome, Instant now) {
        var answer = new ProcessPayment.Closed(order);
        Money amount = closed.charge().amount();
        return switch (outcome) {
            case Charged.Approved(var transaction) ->
                accept(answer, new PaymentRefundDue(order, amount, transaction, now))
                        .with(Incidents.resolved(closed.incident(), now));
            case Charged.Declined(var reason) ->
                accept(answer, new PaymentDeclined(order, reason, now))
                        .with(Incidents.resolved(closed.incident(), now));
            case Charged.NotNow later
            when closed.charge().open() == 1 ->
                accept(answer, new ChargePostponed()).with(Incidents.resolved(closed.incident(), now));
            case Charged.NotNow later -> accept(answer, new ChargePostponed());
            case Charged.Unknown unknown -> decline(answer);
            case Charged.Unexpected unexpected when closed.incident() != null -> decline(answer);
            case Charged.Unexpected(String code) ->
                Incidents.raise(
                        answer,
                        new PaymentIncidentRaised(
                                order,
                                Cause.CHARGE_UNEXPLAINED,
                                code,
                                amount,
                                closed.charge().since(),
                                now));
        };
    }

    private static Decision<ProcessPayment.Answer> escalate(
            OrderId order, Charge charge, Cause cause, String code, Instant now) {
        return Incidents.raise(
                new ProcessPayment.Escalated(order),
                new PaymentIncidentRaised(order, cause, code, charge.amount(), charge.since(), now));
    }

    /** What there is to say without asking the provider. */
    private static ProcessPayment.Answer answer(Payment payment, ProcessPayment command) {
        OrderId order = command.orderId();
        Money amount = command.amount();
        return switch (payment) {
            case Payment.None none -> throw new IllegalStateException("nothing was asked for yet");
            case Payment.Intended(Charge charge) when charge.amount().equals(amount) -> unknown(order);
            case Payment.Escalated(Charge charge, var incident)
            when charge.amount().equals(amount) -> new ProcessPayment.Escalated(order);
            case Payment.Paid paid
            when paid.amount().equals(amount) -> new ProcessPayment.Processed(order, paid.transactionId());
            case Payment.Refused no when no.amount().equals(amount) -> new ProcessPayment.Declined(order, no.reason());
            case Payment.Intended other -> new ProcessPayment.AmountDiffers(order);
            case Payment.Escalated other -> new ProcessPayment.AmountDiffers(order);
            case Payment.Paid other -> new ProcessPayment.AmountDiffers(order);
            case Payment.Refused other -> new ProcessPayment.AmountDiffers(order);
            case Payment.ClosedInFlight closed -> new ProcessPayment.Closed(order);
            case Payment.RefundDue closed -> new ProcessPayment.Closed(order);
            case Payment.Closed closed -> new ProcessPayment.Closed(order);
            case Payment.Refunded closed -> new ProcessPayment.Closed(order);
        };
    }

    private static ProcessPayment.Answer unknown(OrderId order) {
        return new ProcessPayment.OutcomeUnknown(order, RETRY_AFTER_SECONDS);
    }

    private static Decision.Accept<ProcessPayment.Answer> accept(ProcessPayment.Answer answer, Fact... facts) {
        return Decision.accept(answer, facts);
    }
}
