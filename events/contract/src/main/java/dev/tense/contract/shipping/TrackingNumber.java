package dev.tense.contract.shipping;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;

/** A carrier's number for one parcel; its customer may follow it. */
public record TrackingNumber(
        @JsonValue @Limits(pattern = Require.ID) String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TrackingNumber {
        Require.id("trackingNumber", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
