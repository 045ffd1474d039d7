package dev.tense.payments;

import dev.tense.contract.payments.PaymentDeclined;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.contract.values.TransactionId;
import java.time.Duration;
import java.util.Optional;

/**
 * Who moves the money. A charge and a refund go under a key of ours: sending the same key again within the provider's lifetime
 * for keys never moves the money twice. What a provider says or does not say is a value; nothing is thrown for it.
 */
interface PaymentProvider {
    /**
     * How long things take at a provider. When a charge was sent is told by the clock of one function, and what time it is by that
     * of another, so both have to allow for {@link #CLOCKS_DIFFER}.
     *
     * @param inFlight    a charge sent longer ago than this, which the provider does not know, will not arrive any more
     * @param keyLifetime a key first sent longer ago than this may mean a new charge, so it is not sent again
     */
    record Limits(Duration inFlight, Duration keyLifetime) {
        /** AWS takes no request that is signed by a clock which is wrong by more than five minutes; this may be so of two. */
        static final Duration CLOCKS_DIFFER = Duration.ofMinutes(10);
    }

    /** What the provider said to a charge. */
    sealed interface Charged {
        /** The money moved. */
        record Approved(TransactionId transactionId) implements Charged {}

        /** It will not; final. */
        record Declined(PaymentDeclined.Reason reason) implements Charged {}

        /** This request did not move it, and the provider cannot now. */
        record NotNow(int retryAfterSeconds) implements Charged {}

        /** No answer came, or none that tells: it may or may not have. */
        record Unknown() implements Charged {}

        /** An answer that nobody foresaw, as a code without personal data. */
        record Unexpected(String code) implements Charged {}
    }

    /** What the provider said to a refund. */
    sealed interface Returned {
        /** The money is on its way back. */
        record Done(TransactionId refundId) implements Returned {}

        /** It will not give it back; a code without personal data. */
        record Refused(String code) implements Returned {}

        /** No answer came, or none that tells. */
        record Unknown() implements Returned {}
    }

    /** See {@link Limits}. */
    Limits limits();

    /** Charges once per key. */
    Charged charge(String key, Money amount, PaymentMethod method);

    /** What became of a charge; empty when the provider never saw the key, so far. Moves nothing. */
    Optional<Charged> find(String key);

    /** Gives a charge back, once per key. */
    Returned refund(String key, TransactionId charge, Money amount);
}
