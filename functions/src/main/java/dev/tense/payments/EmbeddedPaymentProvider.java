package dev.tense.payments;

import dev.tense.contract.payments.PaymentDeclined;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.contract.values.TransactionId;
import dev.tense.messaging.Effect;
import dev.tense.messaging.Item;
import dev.tense.messaging.ItemKey;
import dev.tense.messaging.Store;
import dev.tense.messaging.Written;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider for development and tests, deterministic by the token; {@link PaymentMethod} lists them. Its books are state items
 * of their own, one for each key, as a provider's would be elsewhere.
 */
@ApplicationScoped
class EmbeddedPaymentProvider implements PaymentProvider {
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final String APPROVED = "approved";
    private static final String LOST = "lost";

    private final Store store;

    EmbeddedPaymentProvider(Store store) {
        this.store = store;
    }

    @Override
    public Charged charge(String key, Money amount, PaymentMethod method) {
        return switch (method.token()) {
            case "tok_approved" -> book(key, amount, APPROVED).orElseGet(() -> approved(key));
            case "tok_insufficient_funds" ->
                book(key, amount, PaymentDeclined.Reason.INSUFFICIENT_FUNDS.name())
                        .orElseGet(() -> new Charged.Declined(PaymentDeclined.Reason.INSUFFICIENT_FUNDS));
            case "tok_temporary_failure" -> new Charged.NotNow(RETRY_AFTER_SECONDS);
            case "tok_timeout_after_charge" -> book(key, amount, APPROVED).orElseGet(Charged.Unknown::new);
            case "tok_timeout_before_charge" -> chargeAfterLoss(key, amount);
            default ->
                book(key, amount, PaymentDeclined.Reason.DECLINED.name())
                        .orElseGet(() -> new Charged.Declined(PaymentDeclined.Reason.DECLINED));
        };
    }

    /** The first request is lost on its way here; the next one arrives. */
    private Charged chargeAfterLoss(String key, Money amount) {
        Optional<Charged> known = book(key, amount, LOST);
        if (known.isPresent() && known.get() instanceof Charged.Unknown) {
            store.apply(new Effect.Put(entry(key, amount, APPROVED)));
            return approved(key);
        }
        return known.orElseGet(Charged.Unknown::new);
    }

    /** What the books hold under this key already; empty if the entry is new. */
    private Optional<Charged> book(String key, Money amount, String outcome) {
        return switch (store.apply(new Effect.Create(entry(key, amount, outcome)))) {
            case Written.GuardFailed(var effect, Item found) when found != null -> Optional.of(read(key, found));
            default -> Optional.empty();
        };
    }

    @Override
    public Optional<Charged> find(String key) {
        return Optional.ofNullable(store.items(List.of(item(key))).get(item(key)))
                .map(found -> read(key, found))
                .filter(outcome -> !(outcome instanceof Charged.Unknown));
    }

    @Override
    public TransactionId refund(String key, TransactionId charge, Money amount) {
        book(key, amount, "refund");
        return new TransactionId("re_" + key);
    }

    private static Charged read(String key, Item entry) {
        return switch (entry.text("outcome")) {
            case APPROVED -> approved(key);
            case LOST -> new Charged.Unknown();
            case String declined -> new Charged.Declined(PaymentDeclined.Reason.valueOf(declined));
        };
    }

    private static Charged approved(String key) {
        return new Charged.Approved(new TransactionId("ch_" + key));
    }

    private static Item entry(String key, Money amount, String outcome) {
        return new Item(
                item(key),
                null,
                Map.of("outcome", outcome, "currency", amount.currency().getCurrencyCode()),
                Map.of("amount", amount.minor()));
    }

    private static ItemKey item(String key) {
        return ItemKey.of("payments#provider#" + key);
    }
}
