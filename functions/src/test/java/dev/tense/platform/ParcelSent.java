package dev.tense.platform;

import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** An event at its third version, as production has none yet: the first had a carrier as a text, the second no weight. */
@EventName("platform.parcel-sent.v3")
record ParcelSent(Carrier carrier, long grams, Instant occurredAt) implements Event {
    record Carrier(String name) {}
}
