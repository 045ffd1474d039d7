package dev.tense.messaging;

/**
 * The private part of a commit: what the stream's own rules must remember and nobody else may see (an address, a payment
 * token, an intent). Never published, never logged, never shown. Carries a {@link NoteName}.
 */
public non-sealed interface Note extends Fact {}
