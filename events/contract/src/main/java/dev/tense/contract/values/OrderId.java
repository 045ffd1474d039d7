package dev.tense.contract.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;

/** An order; made from the key of the command that created it. */
public record OrderId(
        @JsonValue @Limits(pattern = Require.ID) String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public OrderId {
        Require.id("orderId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
