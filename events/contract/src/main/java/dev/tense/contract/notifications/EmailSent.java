package dev.tense.contract.notifications;

import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail was handed to the mail provider. The address is not part of the fact.
 *
 * @param orderId the order it is about, if it is about one
 */
@EventName("notifications.email-sent.v1")
public record EmailSent(CustomerId customerId, @Nullable OrderId orderId, String template, Instant occurredAt)
        implements Event {}
