package dev.tense.contract.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;

/** A customer, by the reference the sender uses. */
public record CustomerId(
        @JsonValue @Limits(pattern = Require.ID) String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CustomerId {
        Require.id("customerId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
