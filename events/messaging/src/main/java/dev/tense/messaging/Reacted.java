package dev.tense.messaging;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** The answer of a reaction; nobody hears it, but it says whether the commit is the receipt. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "result")
@JsonSubTypes({
    @JsonSubTypes.Type(name = "done", value = Reacted.Done.class),
    @JsonSubTypes.Type(name = "begun", value = Reacted.Begun.class)
})
public sealed interface Reacted {
    /** Nothing is left to do about this event. */
    Reacted DONE = new Done();

    /** An effect outside is about to happen; until another commit says that it did, the event is not handled. */
    Reacted BEGUN = new Begun();

    /** See {@link #DONE}. */
    record Done() implements Reacted {}

    /** See {@link #BEGUN}. */
    record Begun() implements Reacted, NotFinal {}
}
