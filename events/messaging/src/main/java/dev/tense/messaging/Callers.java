package dev.tense.messaging;

/** Who may send a command or ask a query through the HTTP API. Whoever may invoke the function itself needs no further right. */
public enum Callers {
    /** Customers with a token of theirs, for what is their own; and operators, for anybody, under {@code /internal}. */
    CUSTOMER,
    /** The people who run the shop, with a signature of their AWS identity. */
    OPERATOR,
    /** Other systems, with a signature of their AWS identity. */
    SERVICE
}
