package dev.tense.payments;

import dev.tense.contract.payments.PaymentDeclined;
import dev.tense.contract.payments.PaymentIncidentRaised;
import dev.tense.contract.payments.PaymentProcessed;
import dev.tense.contract.payments.PaymentRefundDue;
import dev.tense.contract.payments.PaymentRefunded;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.Fact;
import dev.tense.messaging.StreamType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one order: an intent, at most one charge, and the way back once it is closed. {@link Charging} has the rules of
 * the way in, {@link Refunding} those of the way back.
 */
sealed interface Payment {
    StreamType<Payment> STREAM = new StreamType<>("payment", new None(), Payment::evolve);

    /** When a sender should ask again about an outcome that is not known. */
    int RETRY_AFTER_SECONDS = 5;

    /** Nothing was asked for. */
    record None() implements Payment {}

    /** A charge may have been sent. */
    record Intended(Charge charge) implements Payment {}

    /** A charge may have been made, nothing more is sent, and a person knows. */
    record Escalated(Charge charge, PaymentIncidentRaised incident) implements Payment {}

    /** The money is ours. */
    record Paid(Money amount, TransactionId transactionId) implements Payment {}

    /** The provider said no to this amount. */
    record Refused(Money amount, PaymentDeclined.Reason reason) implements Payment {}

    /** Closed: no charge stands any more, whatever became of it. */
    sealed interface Ended extends Payment {}

    /** Closed while a charge may have been made; a person knows if there is an incident. */
    record ClosedInFlight(Charge charge, @Nullable PaymentIncidentRaised incident) implements Ended {}

    /** Closed, and the money has to go back since then; a person knows if there is an incident. */
    record RefundDue(
            Money amount,
            TransactionId transactionId,
            Instant since,
            @Nullable PaymentIncidentRaised incident) implements Ended {}

    /** Closed with nothing charged, as far as anybody knows. */
    record Closed() implements Ended {}

    /** Closed, and the money went back. */
    record Refunded(Money amount) implements Ended {}

    static Payment evolve(Payment before, Fact fact) {
        return switch (fact) {
            case PaymentIntended intent when before instanceof None -> new Intended(Charge.of(intent));
            case ChargeRepeated again
            when before instanceof Intended(Charge charge) -> new Intended(charge.repeated(again.at()));
            case ChargePostponed later
            when before instanceof Intended(Charge charge) -> new Intended(charge.postponed());
            case ChargePostponed later when before instanceof ClosedInFlight closed -> postponed(closed);
            case PaymentProcessed paid
            when before instanceof Intended || before instanceof Escalated ->
                new Paid(paid.amount(), paid.transactionId());
            case PaymentDeclined no
            when before instanceof Intended(Charge charge) -> new Refused(charge.amount(), no.reason());
            case PaymentDeclined no
            when before instanceof Escalated(Charge charge, var incident) -> new Refused(charge.amount(), no.reason());
            case PaymentDeclined no when before instanceof ClosedInFlight -> new Closed();
            case ChargeAbandoned abandoned when before instanceof ClosedInFlight -> new Closed();
            case PaymentClosed closed -> close(before, closed.at());
            case PaymentRefundDue due
            when before instanceof ClosedInFlight || before instanceof Closed ->
                new RefundDue(due.amount(), due.transactionId(), due.occurredAt(), null);
            case PaymentRefunded refunded when before instanceof RefundDue -> new Refunded(refunded.amount());
            case PaymentIncidentRaised incident -> escalate(before, incident);
            default -> throw impossible(before, fact);
        };
    }

    private static Payment postponed(ClosedInFlight closed) {
        Charge charge = closed.charge().postponed();
        return charge.open() == 0 ? new Closed() : new ClosedInFlight(charge, closed.incident());
    }

    private static Payment close(Payment before, Instant at) {
        return switch (before) {
            case None none -> new Closed();
            case Refused refused -> new Closed();
            case Intended(Charge charge) when charge.open() == 0 -> new Closed();
            case Intended(Charge charge) -> new ClosedInFlight(charge, null);
            case Escalated(Charge charge, var incident) -> new ClosedInFlight(charge, incident);
            case Paid paid -> new RefundDue(paid.amount(), paid.transactionId(), at, null);
            case ClosedInFlight closed -> closed;
            case RefundDue closed -> closed;
            case Closed closed -> closed;
            case Refunded closed -> closed;
        };
    }

    private static Payment escalate(Payment before, PaymentIncidentRaised incident) {
        return switch (before) {
            case Intended(Charge charge) -> new Escalated(charge, incident);
            case ClosedInFlight closed -> new ClosedInFlight(closed.charge(), incident);
            case RefundDue due -> new RefundDue(due.amount(), due.transactionId(), due.since(), incident);
            default -> throw impossible(before, incident);
        };
    }

    private static IllegalStateException impossible(Payment before, Fact fact) {
        return new IllegalStateException(fact.getClass().getSimpleName() + " cannot follow "
                + before.getClass().getSimpleName());
    }
}
