package dev.tense.messaging;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Instant;

/** Asks the library for a book. */
record LendBook(
        CommandId commandId,
        String book,
        String reader,
        @Secret String pin) implements Command<LendBook.Answer> {
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
    @JsonSubTypes({
        @JsonSubTypes.Type(name = "lent", value = Lent.class),
        @JsonSubTypes.Type(name = "out", value = Out.class),
        @JsonSubTypes.Type(name = "under-review", value = UnderReview.class)
    })
    sealed interface Answer {}

    record Lent(String book, Instant until) implements Answer {}

    record Out(String book) implements Answer, Refusal {}

    record UnderReview(String book) implements Answer, NotFinal {}
}
