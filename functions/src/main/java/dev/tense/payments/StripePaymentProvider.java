package dev.tense.payments;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.contract.payments.PaymentDeclined.Reason;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.contract.values.TransactionId;
import dev.tense.payments.StripeApi.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Stripe. A charge is a PaymentIntent that is confirmed as it is created; our key is its idempotency key, and its transfer group,
 * by which its charges can be listed. Stripe answers a repeated key with what it answered first, even a 500, and forgets it after
 * 24 hours; the list tells what really happened. Its search does not: it may be an hour behind.
 */
final class StripePaymentProvider implements PaymentProvider {
    /** A request whose answer we did not wait for may still be at work at Stripe for some minutes. */
    private static final Limits LIMITS =
            new Limits(Duration.ofMinutes(5).plus(Limits.CLOCKS_DIFFER), Duration.ofHours(23));

    private static final int RETRY_AFTER_SECONDS = 5;

    /** Stripe counts these in other minor units than ISO 4217. Nobody has asked for them yet. */
    private static final Set<String> COUNTED_OTHERWISE = Set.of("ISK", "MGA", "UGX");

    /** Refusals of an amount that say more about the order than about us. */
    private static final Set<String> AMOUNT_REFUSED = Set.of("amount_too_small", "amount_too_large");

    /** Our key is wrong or lacks a right, or we ask too often: Stripe turns such requests away before it looks into them. */
    private static final Set<Integer> NOT_EXECUTED = Set.of(401, 403, 429);

    /** Another request with the same key is at work. */
    private static final int CONFLICT = 409;

    private final StripeApi stripe;

    StripePaymentProvider(StripeApi stripe) {
        this.stripe = stripe;
    }

    @Override
    public Limits limits() {
        return LIMITS;
    }

    @Override
    public Charged charge(String key, Money amount, PaymentMethod method) {
        String currency = amount.currency().getCurrencyCode();
        if (COUNTED_OTHERWISE.contains(currency)) {
            return new Charged.Declined(Reason.DECLINED);
        }
        var form = Map.of(
                "amount",
                Long.toString(amount.minor()),
                "currency",
                currency.toLowerCase(Locale.ROOT),
                "payment_method",
                method.token(),
                "payment_method_types[]",
                "card",
                "confirm",
                "true",
                "error_on_requires_action",
                "true",
                "transfer_group",
                key,
                "metadata[key]",
                key);
        return switch (stripe.post("/v1/payment_intents", key, form)) {
            case Reply.Answered(int status, JsonNode body) -> charged(status, body);
            case Reply.NotSent() -> new Charged.NotNow(RETRY_AFTER_SECONDS);
            case Reply.Lost() -> new Charged.Unknown();
        };
    }

    private static Charged charged(int status, JsonNode body) {
        JsonNode error = body.path("error");
        if (status == 200) {
            return intent(body);
        }
        if (NOT_EXECUTED.contains(status)) {
            return new Charged.NotNow(RETRY_AFTER_SECONDS);
        }
        if (isTemporary(status)) {
            return new Charged.Unknown();
        }
        if (error.path("type").asText().equals("card_error")) {
            return new Charged.Declined(reason(error.path("decline_code").asText()));
        }
        return isTheCustomers(error)
                ? new Charged.Declined(Reason.DECLINED)
                : new Charged.Unexpected(code(status, error));
    }

    private static Charged intent(JsonNode intent) {
        return switch (intent.path("status").asText()) {
            case "succeeded" -> new Charged.Approved(transaction(intent.path("id")));
            case "processing" -> new Charged.Unknown();
            case String other -> new Charged.Unexpected("INTENT_" + upper(other));
        };
    }

    /** A token that Stripe does not know, or an amount that it does not take: anybody can send us those. */
    private static boolean isTheCustomers(JsonNode error) {
        return error.path("param").asText().equals("payment_method")
                || AMOUNT_REFUSED.contains(error.path("code").asText());
    }

    @Override
    public Optional<Charged> find(String key) {
        return switch (stripe.get("/v1/charges", Map.of("transfer_group", key, "limit", "100"))) {
            case Reply.Answered(int status, JsonNode body)
            when status == 200 -> found(body.path("data").valueStream().toList());
            case Reply.Answered(int status, JsonNode body)
            when !isTemporary(status) -> Optional.of(new Charged.Unexpected(code(status, body.path("error"))));
            case Reply any -> Optional.of(new Charged.Unknown());
        };
    }

    private static Optional<Charged> found(List<JsonNode> charges) {
        return charges.stream()
                .filter(charge -> charge.path("status").asText().equals("succeeded"))
                .<Charged>map(charge -> new Charged.Approved(transaction(charge.path("payment_intent"))))
                .findFirst()
                .or(() -> charges.stream()
                        .map(StripePaymentProvider::unsuccessful)
                        .findFirst());
    }

    private static Charged unsuccessful(JsonNode charge) {
        return charge.path("status").asText().equals("failed")
                ? new Charged.Declined(
                        reason(charge.path("outcome").path("reason").asText()))
                : new Charged.Unknown();
    }

    /** Asks first: a full refund cannot be doubled, and the list outlives the key. */
    @Override
    public Returned refund(String key, TransactionId charge, Money amount) {
        var query = Map.of("payment_intent", charge.value(), "limit", "100");
        return switch (stripe.get("/v1/refunds", query)) {
            case Reply.Answered(int status, JsonNode body)
            when status == 200 ->
                body.path("data")
                        .valueStream()
                        .filter(refund -> refund.path("amount").asLong() == amount.minor() && !hasFailed(refund))
                        .findFirst()
                        .map(StripePaymentProvider::returned)
                        .orElseGet(() -> create(key, charge, amount));
            case Reply any -> new Returned.Unknown();
        };
    }

    private Returned create(String key, TransactionId charge, Money amount) {
        var form = Map.of("payment_intent", charge.value(), "amount", Long.toString(amount.minor()));
        return switch (stripe.post("/v1/refunds", key, form)) {
            case Reply.Answered(int status, JsonNode body) when status == 200 -> returned(body);
            case Reply.Answered(int status, JsonNode body)
            when !isTemporary(status) -> new Returned.Refused(code(status, body.path("error")));
            case Reply any -> new Returned.Unknown();
        };
    }

    private static Returned returned(JsonNode refund) {
        return hasFailed(refund)
                ? new Returned.Refused("REFUND_FAILED")
                : new Returned.Done(transaction(refund.path("id")));
    }

    private static boolean hasFailed(JsonNode refund) {
        return Set.of("failed", "canceled").contains(refund.path("status").asText());
    }

    private static boolean isTemporary(int status) {
        return status >= 500 || status == CONFLICT || NOT_EXECUTED.contains(status);
    }

    private static Reason reason(String code) {
        return code.equals("insufficient_funds") ? Reason.INSUFFICIENT_FUNDS : Reason.DECLINED;
    }

    private static TransactionId transaction(JsonNode id) {
        return new TransactionId(id.asText());
    }

    /** Stripe's own code, which names no person; its message might. */
    private static String code(int status, JsonNode error) {
        String code = upper(error.path("code").asText(error.path("type").asText()));
        return code.isEmpty() ? "HTTP_" + status : code;
    }

    private static String upper(String code) {
        return code.matches("[a-z0-9_]{1,60}") ? code.toUpperCase(Locale.ROOT) : "";
    }
}
