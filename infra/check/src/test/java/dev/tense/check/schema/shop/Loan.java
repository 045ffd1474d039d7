package dev.tense.check.schema.shop;

/** Has the name of another. */
public record Loan(String bank) {}
