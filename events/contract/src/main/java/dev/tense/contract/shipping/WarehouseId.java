package dev.tense.contract.shipping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;

/** A warehouse that goods leave from. */
public record WarehouseId(
        @JsonValue @Limits(pattern = Require.ID) String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public WarehouseId {
        Require.id("warehouseId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
