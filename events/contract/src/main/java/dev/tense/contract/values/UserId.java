package dev.tense.contract.values;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.tense.messaging.Limits;
import dev.tense.messaging.Require;

/** A registered user; made from the key of the command that registered it. */
public record UserId(
        @JsonValue @Limits(pattern = Require.ID) String value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UserId {
        Require.id("userId", value);
    }

    /** The reference under which the user is a customer. */
    public CustomerId asCustomer() {
        return new CustomerId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
