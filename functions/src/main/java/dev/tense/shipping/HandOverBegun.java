package dev.tense.shipping;

import dev.tense.messaging.Note;
import dev.tense.messaging.NoteName;

/** We are about to hand the goods over; from here on they may be with the carrier. */
@NoteName("shipping.hand-over-begun.v1")
record HandOverBegun() implements Note {}
