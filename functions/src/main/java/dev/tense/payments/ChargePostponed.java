package dev.tense.payments;

import dev.tense.messaging.Note;
import dev.tense.messaging.NoteName;

/** The provider could not charge now; the request that it said this to moved nothing. */
@NoteName("payments.charge-postponed.v1")
record ChargePostponed() implements Note {}
