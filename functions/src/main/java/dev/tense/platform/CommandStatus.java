package dev.tense.platform;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a command that was sent for a later answer stands, as its sender sees it.
 *
 * @param deadline   a command that nobody began by then expires
 * @param httpStatus the status the answer would have had at once
 * @param answer     the very text the sender would have got at once
 * @param problem    why there is no answer (RFC 9457)
 * @param presumed   that the problem follows from the clock alone
 */
@JsonPropertyOrder({"commandId", "command", "status", "deadline", "httpStatus", "answer", "problem", "presumed"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record CommandStatus(
        String commandId,
        String command,
        Status status,
        Instant deadline,
        @Nullable Integer httpStatus,
        @JsonRawValue @Nullable String answer,
        @JsonRawValue @Nullable String problem,
        @Nullable Boolean presumed) {

    enum Status {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("answered")
        ANSWERED,
        @JsonProperty("failed")
        FAILED,
        @JsonProperty("expired")
        EXPIRED
    }

    static CommandStatus pending(String commandId, String command, Instant deadline) {
        return new CommandStatus(commandId, command, Status.PENDING, deadline, null, null, null, null);
    }

    CommandStatus answered(int status, String json) {
        return new CommandStatus(commandId, command, Status.ANSWERED, deadline, status, json, null, null);
    }

    CommandStatus failed(String json, boolean isPresumed) {
        return new CommandStatus(
                commandId, command, Status.FAILED, deadline, null, null, json, isPresumed ? true : null);
    }

    CommandStatus expired() {
        return new CommandStatus(commandId, command, Status.EXPIRED, deadline, null, null, null, null);
    }
}
