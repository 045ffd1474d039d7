package dev.tense.payments;

import dev.tense.contract.values.Money;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.payments.PaymentProvider.Limits;
import java.time.Instant;

/**
 * A charge that was sent, perhaps several times, always under the same key.
 *
 * @param sent  how many requests were sent
 * @param open  how many of the requests may have moved the money: those the provider did not answer with "not now"
 * @param since when the first of them was sent
 * @param last  when the last one was sent
 */
record Charge(Money amount, PaymentMethod method, int sent, int open, Instant since, Instant last) {
    private static final int LONGEST_PAUSE_SECONDS = 60;

    static Charge of(PaymentIntended intent) {
        return new Charge(intent.amount(), intent.paymentMethod(), 1, 1, intent.at(), intent.at());
    }

    Charge repeated(Instant at) {
        return new Charge(amount, method, sent + 1, open + 1, open == 0 ? at : since, at);
    }

    Charge postponed() {
        return new Charge(amount, method, sent, open - 1, since, last);
    }

    /** Whether the last request was sent so lately that no other follows: a second for each that was sent, up to a minute. */
    boolean isFresh(Instant now) {
        return now.isBefore(last.plusSeconds(Math.min(sent, LONGEST_PAUSE_SECONDS)));
    }

    /** Whether a request may still be on its way to the provider. */
    boolean inFlight(Limits limits, Instant now) {
        return open > 0 && now.isBefore(last.plus(limits.inFlight()));
    }

    /** Whether sending the key again might charge a second time. */
    boolean outlivedItsKey(Limits limits, Instant now) {
        return open > 0 && !now.isBefore(since.plus(limits.keyLifetime()));
    }
}
