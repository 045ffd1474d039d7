package dev.tense.contract.users;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;

/** A password as its owner typed it: 8 to 128 characters of any script. */
public record Password(
        @JsonValue @Limits(min = 8, max = 128) String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Password {
        Require.text("password", value, 8, 128);
    }

    /** Never shown. */
    @Override
    public String toString() {
        return "Password[secret]";
    }
}
