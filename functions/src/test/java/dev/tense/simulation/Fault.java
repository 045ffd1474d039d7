package dev.tense.simulation;

import java.util.List;
import java.util.stream.Stream;

/** What can go wrong with one call that a function makes. */
public enum Fault {
    /** The request does not arrive, and the caller is told so, or waits in vain. */
    LOST,
    /** The request does its work, and the response is lost. */
    UNANSWERED,
    /** The other side says that it cannot now. */
    THROTTLED,
    /** Some of a batch is refused, the rest does its work. */
    PARTIAL,
    /** The request does its work, but only later, when its sender has given up. */
    LATE,
    /** No response comes, so the client sends the same request again: it does its work twice, and the second response comes. */
    REPEATED,
    /** The process ends before the request is sent. */
    DIES_BEFORE,
    /** The request does its work, and the process ends before the response comes. */
    DIES_AFTER;

    /** Those that go together with every other in the sweeps of pairs; they make a difference for a call of this kind. */
    static List<Fault> of(Call.Kind kind) {
        return switch (kind) {
            case READ -> List.of(LOST, DIES_BEFORE);
            case WRITE -> List.of(LOST, UNANSWERED, DIES_BEFORE, DIES_AFTER);
            case SEND -> List.of(LOST, UNANSWERED, THROTTLED, DIES_BEFORE, DIES_AFTER);
            case PUBLISH -> List.of(LOST, UNANSWERED, PARTIAL, DIES_BEFORE, DIES_AFTER);
            case CHARGE -> List.of(LOST, UNANSWERED, THROTTLED, LATE, DIES_BEFORE, DIES_AFTER);
        };
    }

    /** All that make a difference for a call of this kind. */
    static List<Fault> all(Call.Kind kind) {
        return Stream.concat(
                        of(kind).stream(),
                        switch (kind) {
                            case WRITE -> Stream.of(LATE, REPEATED);
                            case CHARGE -> Stream.of(REPEATED);
                            case READ, SEND, PUBLISH -> Stream.<Fault>empty();
                        })
                .toList();
    }
}
