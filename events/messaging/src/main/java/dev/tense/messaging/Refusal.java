package dev.tense.messaging;

/** Marks an answer that says no. The catalogue and the documents derived from it list refusals apart from successes. */
public interface Refusal {}
