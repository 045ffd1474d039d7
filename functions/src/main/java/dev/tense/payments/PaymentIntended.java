package dev.tense.payments;

import dev.tense.contract.values.Money;
import dev.tense.contract.values.PaymentMethod;
import dev.tense.messaging.Note;
import dev.tense.messaging.NoteName;
import java.time.Instant;

/** We are about to charge this; whether we did is known only from what follows. */
@NoteName("payments.payment-intended.v1")
record PaymentIntended(Money amount, PaymentMethod paymentMethod, Instant at) implements Note {}
