package dev.tense.messaging;

/** What a commit holds: an {@link Event}, which is published, or a {@link Note}, which never is. A state is the fold of its facts. */
public sealed interface Fact permits Event, Note {}
