package dev.tense.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.contract.payments.PaymentIncidentRaised;
import dev.tense.contract.payments.PaymentIncidentRaised.Cause;
import dev.tense.contract.payments.PaymentProcessed;
import dev.tense.contract.payments.ProcessPayment;
import dev.tense.contract.payments.RefundPayment;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Decision;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Fact;
import dev.tense.payments.PaymentProvider.Charged;
import dev.tense.payments.PaymentProvider.Limits;
import dev.tense.payments.PaymentProvider.Returned;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PaymentTest {
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");
    private static final Limits LIMITS = new Limits(Duration.ofMinutes(1), Duration.ofHours(24));
    private static final OrderId ORDER = new OrderId("an-order");
    private static final Money PRICE = new Money(4998, Currency.getInstance("EUR"));
    private static final PaymentMethod CARD = new PaymentMethod(PaymentMethod.Type.CARD, "tok_any");
    private static final TransactionId CHARGE = new TransactionId("ch_1");
    private static final ProcessPayment PAY = new ProcessPayment(new CommandId("pay"), ORDER, PRICE, CARD);
    private static final PaymentIntended INTENT = new PaymentIntended(PRICE, CARD, NOON);
    private static final ProcessPayment.Answer UNKNOWN = new ProcessPayment.OutcomeUnknown(ORDER, 5);
    private static final RefundPayment.Answer PENDING = new RefundPayment.RefundPending(ORDER, 5);

    private static Payment after(Fact... facts) {
        Payment payment = new Payment.None();
        for (Fact fact : facts) {
            payment = Payment.evolve(payment, fact);
        }
        return payment;
    }

    private static Instant at(int seconds) {
        return NOON.plusSeconds(seconds);
    }

    private static PaymentIncidentRaised incident(Cause cause, String code, Instant since, Instant now) {
        return new PaymentIncidentRaised(ORDER, cause, code, PRICE, since, now);
    }

    @Test
    void a_charge_is_not_sent_again_while_its_answer_may_still_come() {
        assertThat(Charging.repeat(after(INTENT), PAY, LIMITS, NOON.plusMillis(999)))
                .isEqualTo(Decision.decline(UNKNOWN));
        assertThat(Charging.repeat(after(INTENT), PAY, LIMITS, at(1)))
                .isEqualTo(Decision.accept(UNKNOWN, new ChargeRepeated(at(1))));
        assertThat(Charging.repeat(after(INTENT, new ChargeRepeated(at(1))), PAY, LIMITS, at(2)))
                .isEqualTo(Decision.decline(UNKNOWN));
    }

    @Test
    void a_key_that_may_be_forgotten_is_not_sent_again() {
        Instant late = NOON.plus(LIMITS.keyLifetime());

        assertThat(Charging.repeat(after(INTENT, new ChargeRepeated(at(9))), PAY, LIMITS, late.minusSeconds(1)))
                .isInstanceOf(Decision.Accept.class);
        var escalated = Charging.repeat(after(INTENT, new ChargeRepeated(at(9))), PAY, LIMITS, late);
        assertThat(escalated.answer()).isEqualTo(new ProcessPayment.Escalated(ORDER));
        assertThat(facts(escalated)).containsExactly(incident(Cause.CHARGE_UNKNOWN, "NO_OUTCOME", NOON, late));
    }

    @Test
    void the_life_of_a_key_begins_with_the_first_request_that_may_have_charged() {
        Payment postponed = after(INTENT, new ChargePostponed(), new ChargeRepeated(at(3600)));

        assertThat(Charging.repeat(postponed, PAY, LIMITS, NOON.plus(LIMITS.keyLifetime())))
                .isInstanceOf(Decision.Accept.class)
                .extracting(Decision::answer)
                .isEqualTo(UNKNOWN);
    }

    @Test
    void a_payment_whose_requests_were_all_turned_away_is_closed_at_once() {
        assertThat(after(INTENT, new ChargePostponed(), new PaymentClosed(at(1))))
                .isEqualTo(new Payment.Closed());
        assertThat(after(INTENT, new PaymentClosed(at(1)), new ChargePostponed()))
                .isEqualTo(new Payment.Closed());
        assertThat(after(INTENT, new ChargeRepeated(at(1)), new ChargePostponed(), new PaymentClosed(at(2))))
                .isInstanceOf(Payment.ClosedInFlight.class);
    }

    @Test
    void a_charge_that_nobody_saw_is_given_up_a_while_after_its_last_request() {
        Payment closed = after(INTENT, new ChargeRepeated(at(600)), new PaymentClosed(at(601)));

        assertThat(Refunding.clarify(closed, ORDER, Optional.empty(), LIMITS, at(659)))
                .isEqualTo(Decision.decline(PENDING));
        assertThat(Refunding.clarify(closed, ORDER, Optional.empty(), LIMITS, at(660))
                        .answer())
                .isEqualTo(new RefundPayment.NothingToRefund(ORDER));
    }

    @Test
    void an_outcome_that_comes_after_the_incident_settles_both() {
        Payment escalated = after(INTENT, incident(Cause.CHARGE_UNEXPLAINED, "ODD", NOON, at(1)));

        var settled = Charging.settle(escalated, PAY, new Charged.Approved(CHARGE), at(2));

        assertThat(settled.answer()).isEqualTo(new ProcessPayment.Processed(ORDER, CHARGE));
        assertThat(facts(settled)).containsExactly(new PaymentProcessed(ORDER, PRICE, CHARGE, at(2)));
        assertThat(effects(settled))
                .singleElement()
                .isInstanceOfSatisfying(
                        Effect.Put.class,
                        put -> assertThat(put.item().text("resolvedAt")).isEqualTo(at(2).toString()));
    }

    @Test
    void what_is_unexpected_on_a_closed_payment_is_an_incident_once() {
        Payment closed = after(INTENT, new PaymentClosed(at(1)));
        var odd = new Charged.Unexpected("ODD");
        PaymentIncidentRaised raised = incident(Cause.CHARGE_UNEXPLAINED, "ODD", NOON, at(2));

        assertThat(facts(Charging.settle(closed, PAY, odd, at(2)))).containsExactly(raised);
        assertThat(facts(Refunding.clarify(closed, ORDER, Optional.of(odd), LIMITS, at(2))))
                .containsExactly(raised);
        Payment known = after(INTENT, new PaymentClosed(at(1)), raised);
        assertThat(Charging.settle(known, PAY, odd, at(3)))
                .isEqualTo(Decision.decline(new ProcessPayment.Closed(ORDER)));
        assertThat(Refunding.clarify(known, ORDER, Optional.of(odd), LIMITS, at(3)))
                .isEqualTo(Decision.decline(new RefundPayment.Escalated(ORDER)));
    }

    @Test
    void a_refund_without_an_outcome_for_a_day_is_an_incident() {
        Payment due = after(INTENT, new PaymentProcessed(ORDER, PRICE, CHARGE, at(1)), new PaymentClosed(at(99)));
        Instant late = at(99).plus(LIMITS.keyLifetime());

        assertThat(Refunding.settle(due, ORDER, new Returned.Unknown(), LIMITS, late.minusSeconds(1)))
                .isEqualTo(Decision.decline(PENDING));
        assertThat(facts(Refunding.settle(due, ORDER, new Returned.Unknown(), LIMITS, late)))
                .containsExactly(incident(Cause.REFUND_UNKNOWN, "NO_OUTCOME", at(99), late));
    }

    private static List<Fact> facts(Decision<?> decision) {
        return decision instanceof Decision.Accept<?> accept ? accept.facts() : List.of();
    }

    private static List<Effect> effects(Decision<?> decision) {
        return decision instanceof Decision.Accept<?> accept ? accept.effects() : List.of();
    }
}
