package dev.tense.messaging;

/** What travels between parts of the system: exactly one of a {@link Command} ("do this") or an {@link Event} ("this happened"). */
public sealed interface Message permits Command, Event {}
