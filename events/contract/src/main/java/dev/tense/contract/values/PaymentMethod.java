package dev.tense.contract.values;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;

/**
 * How to pay: a token that the payment provider gave out for a card. Never the card itself.
 *
 * @param token 1 to 255 characters. For Stripe the id of a PaymentMethod. The embedded provider knows the test tokens
 *              {@code tok_approved}, {@code tok_declined}, {@code tok_insufficient_funds}, {@code tok_temporary_failure},
 *              {@code tok_timeout_after_charge}, {@code tok_timeout_before_charge}, {@code tok_unknown_forever} (it never
 *              tells), {@code tok_provider_error} (an answer that nobody foresaw) and {@code tok_refund_refused} (charged, and
 *              not given back)
 */
public record PaymentMethod(
        Type type, @Limits(min = 1, max = 255) String token) {
    public PaymentMethod {
        Require.present("type", type);
        Require.text("token", token, 1, 255);
    }

    /** The kinds of payment. */
    public enum Type {
        @JsonProperty("card")
        CARD
    }

    /** A token can be spent, so it stays out of log lines and error texts. */
    @Override
    public String toString() {
        return "PaymentMethod[private]";
    }
}
