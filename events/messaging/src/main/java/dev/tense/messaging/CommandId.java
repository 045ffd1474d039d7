package dev.tense.messaging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The sender's key for one command: 1 to 128 visible ASCII characters. A UUID is the usual choice. */
public record CommandId(@JsonValue String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommandId {
        if (!value.matches("[!-~]{1,128}")) {
            throw new InvalidInput("commandId", "must be 1 to 128 visible ASCII characters");
        }
    }
}
