package dev.tense.scenarios;

import java.util.function.Consumer;

/**
 * One thing that a document says about idempotency keys, or leaves open, and what Tense does.
 *
 * @param source  the document and its section
 * @param answer  what Tense answers
 * @param why     where Tense differs on purpose, the reason; empty where it does as the document says
 */
record KeyedCase(String what, String source, String answer, String why, Consumer<KeyedRequests> check) {
    static KeyedCase as(String what, String source, String answer, Consumer<KeyedRequests> check) {
        return new KeyedCase(what, source, answer, "", check);
    }

    static KeyedCase otherwise(String what, String source, String answer, String why, Consumer<KeyedRequests> check) {
        return new KeyedCase(what, source, answer, why, check);
    }

    /** The line of this case in the table for readers. */
    String row() {
        return "| %s | %s | %s | %s |".formatted(what, source, answer, why);
    }

    @Override
    public String toString() {
        return what;
    }
}
