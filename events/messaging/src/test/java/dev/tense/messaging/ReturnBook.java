package dev.tense.messaging;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** Gives a book back to the library. */
record ReturnBook(CommandId commandId, String book) implements Command<ReturnBook.Answer> {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes(@JsonSubTypes.Type(name = "returned", value = Returned.class))
    sealed interface Answer {}

    record Returned(String book) implements Answer {}
}
