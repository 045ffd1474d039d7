package dev.tense.messaging;

import java.time.Instant;

@EventName("library.book-returned.v1")
record BookReturned(String book, Instant occurredAt) implements Event {}
