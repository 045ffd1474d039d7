package dev.tense.contract.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;

/** A stock keeping unit: one product that is counted. */
public record Sku(@JsonValue @Limits(pattern = Require.ID) String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Sku {
        Require.id("sku", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
