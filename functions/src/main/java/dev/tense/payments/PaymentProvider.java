package dev.tense.payments;

import dev.tense.contract.payments.PaymentDeclined;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.contract.values.TransactionId;
import java.util.Optional;

/**
 * Who moves the money. A charge and a refund go under a key of ours: sending the same key again within the provider's lifetime
 * for keys (24 hours is usual) never moves the money twice, and tells the outcome of the first time if there is one.
 */
interface PaymentProvider {
    /** What the provider said to a charge. */
    sealed interface Charged {
        /** The money moved. */
        record Approved(TransactionId transactionId) implements Charged {}

        /** It will not; final. */
        record Declined(PaymentDeclined.Reason reason) implements Charged {}

        /** It did not and cannot now. */
        record NotNow(int retryAfterSeconds) implements Charged {}

        /** No answer came in time: it may or may not have. */
        record Unknown() implements Charged {}
    }

    /** Charges once per key. */
    Charged charge(String key, Money amount, PaymentMethod method);

    /** What became of a charge; empty when the provider never saw the key, so far. */
    Optional<Charged> find(String key);

    /**
     * Gives a charge back, once per key.
     *
     * @throws dev.tense.messaging.Unavailable when the provider does not answer; the same key is to be sent again
     */
    TransactionId refund(String key, TransactionId charge, Money amount);
}
