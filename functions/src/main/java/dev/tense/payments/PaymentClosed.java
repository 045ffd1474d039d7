package dev.tense.payments;

import dev.tense.messaging.Note;
import dev.tense.messaging.NoteName;
import java.time.Instant;

/** No charge is wanted any more; what was charged goes back. */
@NoteName("payments.payment-closed.v1")
record PaymentClosed(Instant at) implements Note {}
