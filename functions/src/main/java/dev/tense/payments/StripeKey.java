package dev.tense.payments;

import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The key to our account at Stripe: read when it is first needed, and again after Stripe refused it (somebody rotated it). */
final class StripeKey {
    private final Supplier<String> source;
    private final AtomicReference<@Nullable String> known = new AtomicReference<>();

    StripeKey(Supplier<String> source) {
        this.source = source;
    }

    String get() {
        String key = known.get();
        if (key == null) {
            key = source.get();
            known.set(key);
        }
        return key;
    }

    void forget(String refused) {
        known.compareAndSet(refused, null);
    }

    @Override
    public String toString() {
        return "StripeKey[secret]";
    }
}
