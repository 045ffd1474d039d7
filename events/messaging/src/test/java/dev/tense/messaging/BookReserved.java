package dev.tense.messaging;

import java.time.Instant;

/** The third version: the first had the reader's name as a text, the second had no branch. */
@EventName("library.book-reserved.v3")
record BookReserved(String book, Reader reader, String branch, Instant occurredAt) implements Event {
    record Reader(String name) {}
}
