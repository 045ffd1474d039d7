package dev.tense.payments;

import static dev.tense.messaging.Decision.accept;
import static dev.tense.messaging.Decision.decline;

import dev.tense.contract.payments.PaymentDeclined;
import dev.tense.contract.payments.PaymentProcessed;
import dev.tense.contract.payments.PaymentRefundDue;
import dev.tense.contract.payments.PaymentRefunded;
import dev.tense.contract.payments.ProcessPayment;
import dev.tense.contract.payments.RefundPayment;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Fact;
import dev.tense.messaging.StreamType;
import dev.tense.payments.PaymentProvider.Charged;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The payment of one order: an intent, at most one charge, and the way back once it is closed. */
sealed interface Payment {
    StreamType<Payment> STREAM = new StreamType<>("payment", new None(), Payment::evolve);

    /** When a sender should ask again about an outcome that is not known. */
    int RETRY_AFTER_SECONDS = 5;

    /** A charge younger than this may still be on its way: twice as long as the function that sends it may live. */
    Duration IN_FLIGHT = Duration.ofSeconds(60);

    /** Nothing was asked for. */
    record None() implements Payment {}

    /** A charge may have been sent. */
    record Intended(PaymentIntended intent) implements Payment {}

    /** The money is ours. */
    record Paid(Money amount, TransactionId transactionId) implements Payment {}

    /** The provider said no. */
    record Refused(PaymentDeclined.Reason reason) implements Payment {}

    /** Closed while a charge may have been sent. */
    record ClosedInFlight(PaymentIntended intent) implements Payment {}

    /** Closed, and the money has to go back. */
    record RefundDue(Money amount, TransactionId transactionId) implements Payment {}

    /** Closed with nothing charged, as far as anybody knows. */
    record Closed() implements Payment {}

    /** Closed, and the money went back. */
    record Refunded(Money amount) implements Payment {}

    static Payment evolve(Payment before, Fact fact) {
        return switch (fact) {
            case PaymentIntended intent when before instanceof None -> new Intended(intent);
            case PaymentProcessed paid when before instanceof Intended -> new Paid(paid.amount(), paid.transactionId());
            case PaymentDeclined no when before instanceof Intended -> new Refused(no.reason());
            case PaymentDeclined no when before instanceof ClosedInFlight -> new Closed();
            case PaymentClosed closed when before instanceof Intended intended -> new ClosedInFlight(intended.intent());
            case PaymentClosed closed
            when before instanceof Paid paid -> new RefundDue(paid.amount(), paid.transactionId());
            case PaymentClosed closed when before instanceof None || before instanceof Refused -> new Closed();
            case ChargeAbandoned abandoned when before instanceof ClosedInFlight -> new Closed();
            case PaymentRefundDue due
            when before instanceof ClosedInFlight || before instanceof Closed ->
                new RefundDue(due.amount(), due.transactionId());
            case PaymentRefunded refunded when before instanceof RefundDue -> new Refunded(refunded.amount());
            default ->
                throw new IllegalStateException(fact.getClass().getSimpleName() + " cannot follow "
                        + before.getClass().getSimpleName());
        };
    }

    /** Writes the intent down before anything is sent. */
    static Decision<ProcessPayment.Answer> intend(Payment payment, ProcessPayment command, Instant now) {
        OrderId order = command.orderId();
        return switch (payment) {
            case None none ->
                accept(
                        new ProcessPayment.OutcomeUnknown(order, RETRY_AFTER_SECONDS),
                        new PaymentIntended(command.amount(), command.paymentMethod(), now));
            case Intended intended -> decline(new ProcessPayment.OutcomeUnknown(order, RETRY_AFTER_SECONDS));
            default -> decline(settled(payment, order));
        };
    }

    /** Writes down what the provider said to a charge. */
    static Decision<ProcessPayment.Answer> settle(
            Payment payment, ProcessPayment command, Charged outcome, Instant now) {
        OrderId order = command.orderId();
        return switch (payment) {
            case None none -> throw new IllegalStateException("nothing is charged before the intent is written down");
            case Intended intended -> settle(intended.intent(), order, outcome, now);
            case ClosedInFlight closed -> settleClosed(closed.intent().amount(), order, outcome, now);
            case Closed abandoned
            when outcome instanceof Charged.Approved -> settleClosed(command.amount(), order, outcome, now);
            default -> decline(settled(payment, order));
        };
    }

    private static Decision<ProcessPayment.Answer> settle(
            PaymentIntended intent, OrderId order, Charged outcome, Instant now) {
        return switch (outcome) {
            case Charged.Approved approved ->
                accept(
                        new ProcessPayment.Processed(order, approved.transactionId()),
                        new PaymentProcessed(order, intent.amount(), approved.transactionId(), now));
            case Charged.Declined no ->
                accept(new ProcessPayment.Declined(order, no.reason()), new PaymentDeclined(order, no.reason(), now));
            case Charged.NotNow later -> decline(new ProcessPayment.TemporaryFailure(order, later.retryAfterSeconds()));
            case Charged.Unknown unknown -> decline(new ProcessPayment.OutcomeUnknown(order, RETRY_AFTER_SECONDS));
        };
    }

    private static Decision<ProcessPayment.Answer> settleClosed(
            Money amount, OrderId order, Charged outcome, Instant now) {
        return switch (outcome) {
            case Charged.Approved approved ->
                accept(
                        new ProcessPayment.Closed(order),
                        new PaymentRefundDue(order, amount, approved.transactionId(), now));
            case Charged.Declined no ->
                accept(new ProcessPayment.Closed(order), new PaymentDeclined(order, no.reason(), now));
            case Charged.NotNow later -> decline(new ProcessPayment.Closed(order));
            case Charged.Unknown unknown -> decline(new ProcessPayment.Closed(order));
        };
    }

    private static ProcessPayment.Answer settled(Payment payment, OrderId order) {
        return switch (payment) {
            case Paid paid -> new ProcessPayment.Processed(order, paid.transactionId());
            case Refused no -> new ProcessPayment.Declined(order, no.reason());
            case ClosedInFlight closed -> new ProcessPayment.Closed(order);
            case RefundDue due -> new ProcessPayment.Closed(order);
            case Closed closed -> new ProcessPayment.Closed(order);
            case Refunded refunded -> new ProcessPayment.Closed(order);
            case None none -> throw new IllegalStateException("nothing was asked for yet");
            case Intended intended -> throw new IllegalStateException("the outcome is not known yet");
        };
    }

    /** Closes the payment, whatever became of it: a charge that comes later is not wanted any more. */
    static Decision<RefundPayment.Answer> close(Payment payment, OrderId order) {
        return switch (payment) {
            case None none -> accept(new RefundPayment.NothingToRefund(order), new PaymentClosed());
            case Refused no -> accept(new RefundPayment.NothingToRefund(order), new PaymentClosed());
            case Intended intended -> accept(pending(order), new PaymentClosed());
            case Paid paid -> accept(pending(order), new PaymentClosed());
            case ClosedInFlight closed -> decline(pending(order));
            case RefundDue due -> decline(pending(order));
            case Closed closed -> decline(new RefundPayment.NothingToRefund(order));
            case Refunded refunded -> decline(new RefundPayment.Refunded(order, refunded.amount()));
        };
    }

    /** Writes down what the provider knows of a charge that was on its way when the payment was closed. */
    static Decision<RefundPayment.Answer> clarify(
            Payment payment, OrderId order, Optional<Charged> found, Instant now) {
        if (!(payment instanceof ClosedInFlight closed)) {
            return close(payment, order);
        }
        if (found.isEmpty()) {
            return now.isBefore(closed.intent().at().plus(IN_FLIGHT))
                    ? decline(pending(order))
                    : accept(new RefundPayment.NothingToRefund(order), new ChargeAbandoned());
        }
        return switch (found.get()) {
            case Charged.Approved approved ->
                accept(
                        pending(order),
                        new PaymentRefundDue(order, closed.intent().amount(), approved.transactionId(), now));
            case Charged.Declined no ->
                accept(new RefundPayment.NothingToRefund(order), new PaymentDeclined(order, no.reason(), now));
            case Charged.NotNow later -> decline(pending(order));
            case Charged.Unknown unknown -> decline(pending(order));
        };
    }

    /** Writes down that the money went back. */
    static Decision<RefundPayment.Answer> refunded(Payment payment, OrderId order, TransactionId refund, Instant now) {
        return payment instanceof RefundDue due
                ? accept(
                        new RefundPayment.Refunded(order, due.amount()),
                        new PaymentRefunded(order, due.amount(), refund, now))
                : close(payment, order);
    }

    private static RefundPayment.Answer pending(OrderId order) {
        return new RefundPayment.RefundPending(order, RETRY_AFTER_SECONDS);
    }
}
