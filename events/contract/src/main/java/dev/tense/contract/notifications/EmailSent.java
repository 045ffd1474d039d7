package dev.tense.contract.notifications;

import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Event;
import dev.tense.messaging.EventName;
import java.time.Instant;

/** A mail was handed to the mail provider. The address is not part of the fact. */
@EventName("notifications.email-sent.v1")
public record EmailSent(CustomerId customerId, OrderId orderId, String template, Instant occurredAt) implements Event {}
