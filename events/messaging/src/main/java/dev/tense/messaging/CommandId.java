package dev.tense.messaging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The sender's key for one command: 1 to 128 visible ASCII characters. A UUID is the usual choice. */
public record CommandId(@JsonValue String value) {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]{1,128}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommandId {
        if (!VISIBLE.matcher(value).matches()) {
            throw new InvalidInput("commandId", "must be 1 to 128 visible ASCII characters");
        }
    }
}
