package dev.tense.messaging;

@NoteName("library.reader-checked.v1")
record ReaderChecked(String reader) implements Note {}
