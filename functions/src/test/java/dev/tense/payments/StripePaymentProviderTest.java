package dev.tense.payments;

import static dev.tense.payments.PaymentProviderContract.card;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.contract.payments.PaymentDeclined.Reason;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.Unavailable;
import dev.tense.payments.PaymentProvider.Charged;
import dev.tense.payments.PaymentProvider.Returned;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripePaymentProviderTest implements PaymentProviderContract {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final TransactionId CHARGE = new TransactionId("pi_1");

    private final StripeStub stripe = new StripeStub();
    private final PaymentProvider provider = provider(stripe.url(), PATIENCE);

    private static PaymentProvider provider(URI url, Duration patience) {
        return new StripePaymentProvider(new StripeApi(url, new StripeKey(() -> StripeStub.KEY), patience));
    }

    @AfterEach
    void stop() {
        stripe.close();
    }

    @Override
    public PaymentProvider provider() {
        return provider;
    }

    @Override
    public long charges(String key) {
        return stripe.charges().stream()
                .filter(charge -> charge.group().equals(key) && charge.status().equals("succeeded"))
                .count();
    }

    private Charged charge(String token) {
        return provider.charge("charge-1", PRICE, card(token));
    }

    @ParameterizedTest
    @CsvSource({"49.98, EUR, 4998, eur", "500, JPY, 500, jpy", "1.230, KWD, 1230, kwd"})
    void amounts_are_in_minor_units(String amount, String currency, long minor, String sent) {
        Currency unit = Currency.getInstance(currency);
        var price = new Money(Long.parseLong(amount.replace(".", "")), unit);

        provider.charge("charge-1", price, card("tok_approved"));

        assertThat(stripe.charges())
                .containsExactly(new StripeStub.Booked("pi_1", "charge-1", minor, sent, "succeeded"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISK", "MGA", "UGX"})
    void a_currency_that_stripe_counts_otherwise_is_declined_and_nothing_is_sent(String currency) {
        assertThat(provider.charge("charge-1", new Money(100, Currency.getInstance(currency)), card("tok_approved")))
                .isEqualTo(new Charged.Declined(Reason.DECLINED));
        assertThat(stripe.authorizations()).isEmpty();
    }

    /** A function that charges lives for 29 s, and its clock and that of who asks may both be wrong by five minutes. */
    @Test
    void no_charge_is_given_up_and_no_key_is_used_again_because_clocks_differ() {
        Duration clocks = Duration.ofMinutes(5).multipliedBy(2);

        assertThat(provider().limits().inFlight())
                .isGreaterThan(Duration.ofSeconds(29).plus(clocks));
        assertThat(provider().limits().keyLifetime())
                .isLessThan(Duration.ofHours(24).minus(clocks));
    }

    @Test
    void an_answer_that_does_not_come_in_time_leaves_the_outcome_unknown() {
        PaymentProvider hasty = provider(stripe.url(), Duration.ofMillis(300));

        assertThat(hasty.charge("charge-1", PRICE, card("tok_no_answer_in_time")))
                .isEqualTo(new Charged.Unknown());
        assertThat(provider.find("charge-1")).containsInstanceOf(Charged.Approved.class);
    }

    /** Stripe repeats a 500 under its key for a day, so only the list tells. */
    @Test
    void a_500_after_the_charge_is_unknown_however_often_it_is_sent_and_the_list_tells() {
        assertThat(charge("tok_500_after_charge")).isEqualTo(new Charged.Unknown());
        assertThat(charge("tok_500_after_charge")).isEqualTo(new Charged.Unknown());

        assertThat(provider.find("charge-1")).contains(new Charged.Approved(CHARGE));
        assertThat(charges("charge-1")).isEqualTo(1);
    }

    @Test
    void a_key_that_is_at_work_is_unknown() {
        assertThat(charge("tok_in_use")).isEqualTo(new Charged.Unknown());
    }

    @Test
    void an_amount_that_stripe_does_not_take_is_declined() {
        assertThat(charge("tok_too_small")).isEqualTo(new Charged.Declined(Reason.DECLINED));
    }

    @Test
    void an_intent_that_wants_more_of_the_customer_is_unexpected() {
        assertThat(charge("tok_needs_action")).isEqualTo(new Charged.Unexpected("INTENT_REQUIRES_ACTION"));
    }

    @Test
    void the_same_key_for_another_charge_is_unexpected_and_charges_nothing() {
        charge("tok_approved");

        assertThat(provider.charge("charge-1", new Money(1, PRICE.currency()), card("tok_approved")))
                .isEqualTo(new Charged.Unexpected("IDEMPOTENCY_ERROR"));
        assertThat(charges("charge-1")).isEqualTo(1);
    }

    @Test
    void a_stripe_that_cannot_be_reached_has_charged_nothing() {
        PaymentProvider nobody = provider(URI.create("http://127.0.0.1:1"), PATIENCE);

        assertThat(nobody.charge("charge-1", PRICE, card("tok_approved"))).isEqualTo(new Charged.NotNow(5));
        assertThat(nobody.find("charge-1")).contains(new Charged.Unknown());
        assertThat(nobody.refund("refund-1", CHARGE, PRICE)).isEqualTo(new Returned.Unknown());
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 502, 503})
    void a_stripe_that_is_out_of_order_tells_nothing(int status) {
        charge("tok_approved");
        stripe.answerEverythingWith(status);

        assertThat(provider.find("charge-1")).contains(new Charged.Unknown());
        assertThat(provider.refund("refund-1", CHARGE, PRICE)).isEqualTo(new Returned.Unknown());
        assertThat(charge("tok_approved")).isEqualTo(status < 500 ? new Charged.NotNow(5) : new Charged.Unknown());
    }

    @Test
    void a_refund_is_not_made_twice_when_its_key_is_forgotten() {
        charge("tok_approved");
        Returned first = provider.refund("refund-1", CHARGE, PRICE);
        stripe.forgetKeys();

        assertThat(provider.refund("refund-1", CHARGE, PRICE)).isEqualTo(first);
        assertThat(stripe.refundsMade()).isEqualTo(1);
    }

    @Test
    void a_charge_that_a_person_refunded_in_parts_is_refused() {
        charge("tok_approved");
        provider.refund("by-hand", CHARGE, new Money(1, PRICE.currency()));

        assertThat(provider.refund("refund-1", CHARGE, PRICE))
                .isEqualTo(new Returned.Refused("CHARGE_ALREADY_REFUNDED"));
    }

    @Test
    void the_key_is_read_once_and_again_after_it_was_rotated() {
        var sources = new ArrayDeque<>(List.of("sk_test_old", "sk_test_new"));
        stripe.accept("sk_test_old");
        var rotated = new StripePaymentProvider(new StripeApi(stripe.url(), new StripeKey(sources::remove), PATIENCE));
        rotated.charge("charge-1", PRICE, card("tok_approved"));
        rotated.charge("charge-2", PRICE, card("tok_approved"));
        stripe.accept("sk_test_new");

        assertThat(rotated.charge("charge-3", PRICE, card("tok_approved"))).isEqualTo(new Charged.NotNow(5));
        assertThat(rotated.charge("charge-3", PRICE, card("tok_approved"))).isInstanceOf(Charged.Approved.class);
        assertThat(stripe.authorizations())
                .containsExactly(
                        "Bearer sk_test_old", "Bearer sk_test_old", "Bearer sk_test_old", "Bearer sk_test_new");
    }

    @Test
    void a_key_that_cannot_be_read_charges_nothing_and_shows_nothing() {
        var keyless = new StripePaymentProvider(new StripeApi(
                stripe.url(),
                new StripeKey(() -> {
                    throw new Unavailable("secrets");
                }),
                PATIENCE));

        assertThat(keyless.charge("charge-1", PRICE, card("tok_approved"))).isEqualTo(new Charged.NotNow(5));
        assertThat(stripe.authorizations()).isEmpty();
        assertThat(new StripeKey(() -> StripeStub.KEY)).hasToString("StripeKey[secret]");
    }
}
