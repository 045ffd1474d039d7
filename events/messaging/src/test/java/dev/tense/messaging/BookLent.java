package dev.tense.messaging;

import java.time.Instant;

@EventName("library.book-lent.v1")
record BookLent(String book, String reader, Instant occurredAt) implements Event {}
