package broken.upcastersarepure.orders;

import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** What the upcaster leads to. */
@EventName("orders.order-printed.v2")
record OrderPrinted(Instant occurredAt) implements Event {}
