package dev.tense.payments;

import dev.tense.messaging.Note;
import dev.tense.messaging.NoteName;
import java.time.Instant;

/** We are about to send the intended charge once more under its key. */
@NoteName("payments.charge-repeated.v1")
record ChargeRepeated(Instant at) implements Note {}
