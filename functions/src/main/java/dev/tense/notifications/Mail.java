package dev.tense.notifications;

import dev.tense.contract.values.CustomerId;
import dev.tense.contract.values.Money;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.Note;
import dev.tense.messaging.NoteName;

/** A mail that is about to be handed to the provider: which template, about what, to whom. */
@NoteName("notifications.mail.v1")
record Mail(String template, CustomerId to, OrderId orderId, Money total) implements Note {}
