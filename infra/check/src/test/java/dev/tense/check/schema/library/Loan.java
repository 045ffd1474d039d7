package dev.tense.check.schema.library;

/** Has the name of another. */
public record Loan(String book) {}
