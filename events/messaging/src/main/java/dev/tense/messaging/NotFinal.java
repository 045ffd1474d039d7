package dev.tense.messaging;

/** Marks an answer that says "not yet": it is never stored, and sending the same command again asks again. */
public interface NotFinal {}
