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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A provider for development and tests, deterministic by the token; {@link PaymentMethod} lists them. Its books are state items
 * of their own, one for each key, as a provider's would be elsewhere. It never forgets a key; its
 * limits are those of others where all clocks agree, so that nobody who tries it has to wait long.
 */
class EmbeddedPaymentProvider implements PaymentProvider {
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), Duration.ofHours(24));
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final String APPROVED = "approved";
    private static final String LOST = "lost";
    private static final String SILENT = "silent";
    private static final String KEPT = "kept";
    private static final String REFUND = "refund";

    private final Store store;

    EmbeddedPaymentProvider(Store store) {
        this.store = store;
    }

    @Override
    public Limits limits() {
        return LIMITS;
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
            case "tok_unknown_forever" -> book(key, amount, SILENT).orElseGet(Charged.Unknown::new);
            case "tok_provider_error" -> new Charged.Unexpected("PROVIDER_ERROR");
            case "tok_refund_refused" -> book(key, amount, KEPT).orElseGet(() -> approved(key));
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
        return entry(key).filter(found -> !found.text("outcome").equals(LOST)).map(found -> read(key, found));
    }

    @Override
    public Returned refund(String key, TransactionId charge, Money amount) {
        if (entry(charged(charge))
                .filter(entry -> entry.text("outcome").equals(KEPT))
                .isPresent()) {
            return new Returned.Refused("REFUND_REFUSED");
        }
        store.apply(new Effect.Create(entry(key, amount, REFUND)));
        return new Returned.Done(new TransactionId("re_" + key));
    }

    private Optional<Item> entry(String key) {
        return Optional.ofNullable(store.items(List.of(item(key))).get(item(key)));
    }

    private static Charged read(String key, Item entry) {
        return switch (entry.text("outcome")) {
            case APPROVED, KEPT -> approved(key);
            case LOST, SILENT -> new Charged.Unknown();
            case String declined -> new Charged.Declined(PaymentDeclined.Reason.valueOf(declined));
        };
    }

    private static Charged approved(String key) {
        return new Charged.Approved(new TransactionId("ch_" + key));
    }

    /** The key under which a transaction was charged. */
    private static String charged(TransactionId charge) {
        return charge.value().substring("ch_".length());
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
