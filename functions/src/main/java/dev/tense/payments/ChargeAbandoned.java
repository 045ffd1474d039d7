package dev.tense.payments;

import dev.tense.messaging.Note;
import dev.tense.messaging.NoteName;

/** The intended charge never reached the provider, and nobody can be sending it any more. */
@NoteName("payments.charge-abandoned.v1")
record ChargeAbandoned() implements Note {}
