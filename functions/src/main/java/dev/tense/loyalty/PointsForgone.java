package dev.tense.loyalty;

import dev.tense.messaging.Note;
import dev.tense.messaging.NoteName;

/** The order was cancelled before points were awarded for it; none will be. */
@NoteName("loyalty.points-forgone.v1")
record PointsForgone() implements Note {}
