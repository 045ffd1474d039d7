package dev.tense.local.lambda;

import dev.tense.local.wire.Json;
import java.util.Map;

/** How an invocation ended. */
@SuppressWarnings("ArrayRecordComponent") // bodies are never compared
public sealed interface Outcome {
    byte[] payload();

    /** The function returned. */
    record Success(byte[] payload) implements Outcome {}

    /** The function threw, crashed or ran out of time; the payload says which. */
    record Failure(byte[] payload) implements Outcome {}

    static Outcome failure(String type, String message) {
        return new Failure(Json.bytes(Map.of("errorType", type, "errorMessage", message)));
    }
}
