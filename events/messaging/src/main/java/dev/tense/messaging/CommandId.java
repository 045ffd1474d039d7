package dev.tense.messaging;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** The sender's key for one command: 1 to 128 visible ASCII characters. A UUID is the usual choice. */
public record CommandId(
        @JsonValue @Limits(pattern = CommandId.SHAPE) String value) {
    private static final String SHAPE = "[!-~]{1,128}";
    private static final Pattern VISIBLE = Pattern.compile(SHAPE);

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CommandId {
        if (!VISIBLE.matcher(value).matches()) {
            throw new InvalidInput("commandId", "must be 1 to 128 visible ASCII characters");
        }
    }
}
