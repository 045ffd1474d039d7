package dev.tense.contract.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;

/** A payment provider's reference for a charge or a refund. */
public record TransactionId(
        @JsonValue @Limits(pattern = Require.ID) String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TransactionId {
        Require.id("transactionId", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
