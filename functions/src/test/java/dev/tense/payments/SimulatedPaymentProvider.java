package dev.tense.payments;

import dev.tense.contract.payments.PaymentDeclined.Reason;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.contract.values.TransactionId;
import dev.tense.platform.Zip;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** A provider across a network, with books that only an auditor looks into. It keeps to its contract: one key, one charge. */
public final class SimulatedPaymentProvider implements PaymentProvider {
    private static final int RETRY_AFTER_SECONDS = 5;

    /** How a call to the provider goes wrong. */
    public enum Trouble {
        /** No answer comes. */
        SILENCE,
        /** It cannot now, and did nothing. */
        NOT_NOW
    }

    /** Carries requests to the provider. */
    public interface Line {
        /** Does what the provider does, or what the trouble with the line makes of it. */
        <T> T ask(boolean movesMoney, String what, Supplier<T> provider, Function<Trouble, T> trouble);
    }

    /** What a provider wrote down under a key. */
    public record Entry(String key, long minor) {}

    private final Line line;
    private final Map<String, Charged> charges = new LinkedHashMap<>();
    private final Map<String, Entry> captured = new LinkedHashMap<>();
    private final Map<String, Entry> refunded = new LinkedHashMap<>();

    public SimulatedPaymentProvider(Line line) {
        this.line = line;
    }

    /** Takes the place of the real one. */
    public void in(Zip zip) {
        zip.use(PaymentProvider.class, this);
    }

    @Override
    public Limits limits() {
        return new Limits(Duration.ofSeconds(60).plus(Limits.CLOCKS_DIFFER), Duration.ofHours(23));
    }

    @Override
    public Charged charge(String key, Money amount, PaymentMethod method) {
        return line.ask(
                true,
                "charge " + key,
                () -> method.token().equals("tok_temporary_failure")
                        ? new Charged.NotNow(RETRY_AFTER_SECONDS)
                        : charges.computeIfAbsent(key, any -> book(key, amount, method.token())),
                trouble -> switch (trouble) {
                    case SILENCE -> new Charged.Unknown();
                    case NOT_NOW -> new Charged.NotNow(RETRY_AFTER_SECONDS);
                });
    }

    private Charged book(String key, Money amount, String token) {
        return switch (token) {
            case "tok_approved" -> {
                captured.put(key, new Entry(key, amount.minor()));
                yield new Charged.Approved(new TransactionId("ch_" + key));
            }
            case "tok_insufficient_funds" -> new Charged.Declined(Reason.INSUFFICIENT_FUNDS);
            default -> new Charged.Declined(Reason.DECLINED);
        };
    }

    @Override
    public Optional<Charged> find(String key) {
        return line.ask(
                false,
                "find " + key,
                () -> Optional.ofNullable(charges.get(key)),
                trouble -> Optional.of(new Charged.Unknown()));
    }

    @Override
    public Returned refund(String key, TransactionId charge, Money amount) {
        return line.ask(
                true,
                "refund " + key,
                () -> {
                    refunded.putIfAbsent(key, new Entry(key, amount.minor()));
                    return new Returned.Done(new TransactionId("re_" + key));
                },
                trouble -> new Returned.Unknown());
    }

    /** Charges that went through. */
    public List<Entry> captured() {
        return List.copyOf(captured.values());
    }

    /** Refunds that went through. */
    public List<Entry> refunded() {
        return List.copyOf(refunded.values());
    }
}
