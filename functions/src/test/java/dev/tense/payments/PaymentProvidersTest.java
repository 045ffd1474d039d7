package dev.tense.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tense.messaging.InMemoryStore;
import dev.tense.platform.Catalogue;
import dev.tense.platform.Secrets;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentProvidersTest {
    private static PaymentProvider provider(String name, Optional<String> key, Optional<String> secret) {
        return new PaymentProviders()
                .provider(new InMemoryStore(), new Secrets(), name, key, secret, URI.create("https://stripe.invalid"));
    }

    @Test
    void the_configuration_says_who_moves_the_money() {
        assertThat(provider("embedded", Optional.empty(), Optional.empty()))
                .isInstanceOf(EmbeddedPaymentProvider.class);
        assertThat(provider("stripe", Optional.of("sk_test_any"), Optional.empty()))
                .isInstanceOf(StripePaymentProvider.class);
        assertThat(provider("stripe", Optional.empty(), Optional.of("tense/stripe")))
                .isInstanceOf(StripePaymentProvider.class);
    }

    @Test
    void what_is_missing_is_said_in_a_line() {
        assertThatIllegalStateException()
                .isThrownBy(() -> provider("stripe", Optional.empty(), Optional.empty()))
                .withMessage(
                        "TENSE_PAYMENT_PROVIDER is stripe, so TENSE_STRIPE_SECRET must name the secret with its key");
        assertThatIllegalStateException()
                .isThrownBy(() -> provider("paypal", Optional.empty(), Optional.empty()))
                .withMessage("TENSE_PAYMENT_PROVIDER must be embedded or stripe");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "process-payment",
                "refund-payment",
                "place-order",
                "resume-checkout",
                "refund-on-order-cancelled",
                "refund-on-payment-refund-due"
            })
    void those_that_run_a_command_of_payments_move_money(String function) {
        assertThat(Catalogue.load().runs(function, "payments")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"create-order", "cancel-order", "get-incidents", "award-points-on-order-placed", "publish-events"
            })
    void nobody_else_does(String function) {
        assertThat(Catalogue.load().runs(function, "payments")).isFalse();
    }
}
