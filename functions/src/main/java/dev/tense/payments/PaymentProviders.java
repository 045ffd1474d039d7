package dev.tense.payments;

import dev.tense.messaging.Store;
import dev.tense.platform.Catalogue;
import dev.tense.platform.Secrets;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Who moves the money here: {@code TENSE_PAYMENT_PROVIDER}, which is {@code embedded} or {@code stripe}. The key to Stripe is in
 * the secret {@code TENSE_STRIPE_SECRET}, or, where there is no Secrets Manager, in {@code TENSE_STRIPE_KEY}.
 */
@ApplicationScoped
class PaymentProviders {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    @Produces
    @Singleton
    PaymentProvider provider(
            Store store,
            Secrets secrets,
            @ConfigProperty(name = "tense.payment.provider", defaultValue = "embedded") String name,
            @ConfigProperty(name = "tense.stripe.key") Optional<String> key,
            @ConfigProperty(name = "tense.stripe.secret") Optional<String> secret,
            @ConfigProperty(name = "tense.stripe.url", defaultValue = "https://api.stripe.com") URI url) {
        return switch (name) {
            case "embedded" -> new EmbeddedPaymentProvider(store);
            case "stripe" -> new StripePaymentProvider(new StripeApi(url, key(secrets, key, secret), PATIENCE));
            default -> throw new IllegalStateException("TENSE_PAYMENT_PROVIDER must be embedded or stripe");
        };
    }

    private static StripeKey key(Secrets secrets, Optional<String> key, Optional<String> secret) {
        if (key.isPresent()) {
            return new StripeKey(key::get);
        }
        String name = secret.orElseThrow(() -> new IllegalStateException(
                "TENSE_PAYMENT_PROVIDER is stripe, so TENSE_STRIPE_SECRET must name the secret with its key"));
        return new StripeKey(() -> secrets.read(name));
    }

    /** A function that moves money does not start without what it needs for that; the others do not care. */
    void atStart(
            @Observes @Initialized(ApplicationScoped.class) Object start,
            @ConfigProperty(name = "quarkus.funqy.export", defaultValue = "") String function,
            Catalogue catalogue,
            Instance<PaymentProvider> provider) {
        if (catalogue.runs(function, "payments")) {
            provider.get();
        }
    }
}
