package dev.tense.payments;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.contract.payments.PaymentDeclined.Reason;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.contract.values.TransactionId;
import dev.tense.payments.PaymentProvider.Charged;
import dev.tense.payments.PaymentProvider.Returned;
import java.util.Currency;
import org.junit.jupiter.api.Test;

/** What every payment provider keeps to. */
interface PaymentProviderContract {
    Money PRICE = new Money(4998, Currency.getInstance("EUR"));

    PaymentProvider provider();

    /** How many charges stand in the provider's books for this key, refunded or not. */
    long charges(String key);

    static PaymentMethod card(String token) {
        return new PaymentMethod(PaymentMethod.Type.CARD, token);
    }

    private Charged charge(String token) {
        return provider().charge("charge-1", PRICE, card(token));
    }

    @Test
    default void a_charge_is_made_once_however_often_its_key_is_sent() {
        Charged first = charge("tok_approved");

        assertThat(first).isInstanceOf(Charged.Approved.class);
        assertThat(charge("tok_approved")).isEqualTo(first);
        assertThat(provider().find("charge-1")).contains(first);
        assertThat(charges("charge-1")).isEqualTo(1);
    }

    @Test
    default void a_refusal_stays_one_and_says_whether_it_is_the_funds() {
        var funds = new Charged.Declined(Reason.INSUFFICIENT_FUNDS);

        assertThat(charge("tok_insufficient_funds")).isEqualTo(funds);
        assertThat(charge("tok_insufficient_funds")).isEqualTo(funds);
        assertThat(provider().find("charge-1")).contains(funds);
        assertThat(provider().charge("charge-2", PRICE, card("tok_declined")))
                .isEqualTo(new Charged.Declined(Reason.DECLINED));
        assertThat(charges("charge-1")).isZero();
    }

    @Test
    default void a_token_that_nobody_knows_is_declined() {
        assertThat(charge("tok_nobody_knows")).isEqualTo(new Charged.Declined(Reason.DECLINED));
    }

    @Test
    default void a_key_that_was_never_seen_is_not_found() {
        assertThat(provider().find("charge-1")).isEmpty();
    }

    @Test
    default void a_charge_whose_answer_was_lost_is_found_and_not_made_twice() {
        assertThat(charge("tok_timeout_after_charge")).isEqualTo(new Charged.Unknown());

        var found = provider().find("charge-1");
        assertThat(found).containsInstanceOf(Charged.Approved.class);
        charge("tok_timeout_after_charge");
        assertThat(provider().find("charge-1")).isEqualTo(found);
        assertThat(charges("charge-1")).isEqualTo(1);
    }

    @Test
    default void a_charge_that_was_lost_on_its_way_is_not_found_and_made_by_the_next_request() {
        assertThat(charge("tok_timeout_before_charge")).isEqualTo(new Charged.Unknown());
        assertThat(provider().find("charge-1")).isEmpty();

        Charged second = charge("tok_timeout_before_charge");

        assertThat(second).isInstanceOf(Charged.Approved.class);
        assertThat(provider().find("charge-1")).contains(second);
        assertThat(charges("charge-1")).isEqualTo(1);
    }

    @Test
    default void a_provider_that_cannot_charge_now_charges_nothing() {
        assertThat(charge("tok_temporary_failure")).isEqualTo(new Charged.NotNow(5));
        assertThat(provider().find("charge-1")).isEmpty();
        assertThat(charges("charge-1")).isZero();
    }

    @Test
    default void an_answer_that_nobody_foresaw_is_a_code() {
        assertThat(charge("tok_provider_error")).isEqualTo(new Charged.Unexpected("PROVIDER_ERROR"));
    }

    @Test
    default void a_refund_is_made_once_however_often_its_key_is_sent() {
        TransactionId charge = ((Charged.Approved) charge("tok_approved")).transactionId();

        Returned first = provider().refund("refund-1", charge, PRICE);

        assertThat(first).isInstanceOf(Returned.Done.class);
        assertThat(provider().refund("refund-1", charge, PRICE)).isEqualTo(first);
    }

    @Test
    default void a_refund_that_is_refused_is_a_code() {
        TransactionId charge = ((Charged.Approved) charge("tok_refund_refused")).transactionId();

        assertThat(provider().refund("refund-1", charge, PRICE)).isEqualTo(new Returned.Refused("REFUND_REFUSED"));
    }

    @Test
    default void a_key_lives_longer_than_a_charge_may_be_on_its_way() {
        assertThat(provider().limits().keyLifetime())
                .isGreaterThan(provider().limits().inFlight());
    }
}
