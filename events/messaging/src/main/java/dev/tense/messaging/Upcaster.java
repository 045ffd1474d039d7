package dev.tense.messaging;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Reads what was written as one version of an event or a note as the next version: a pure function of the JSON alone, without
 * clock, chance, state and I/O, because the log, queues and replays must all read the same. The class lies beside the record,
 * is public and has a constructor without parameters; {@link Upcasts} says which version it reads.
 */
public interface Upcaster {
    /** The JSON of the next version; what is passed in may be changed and returned. */
    ObjectNode upcast(ObjectNode json);
}
