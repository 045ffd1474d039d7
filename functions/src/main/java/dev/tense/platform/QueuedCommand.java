package dev.tense.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Caller;
import dev.tense.messaging.CommandId;
import dev.tense.messaging.Json;
import org.jspecify.annotations.Nullable;

/**
 * A command on its way through its queue. It may hold private parts: the queue is encrypted, and nobody logs a message.
 *
 * @param function the command's name in kebab-case
 */
record QueuedCommand(
        String function,
        String principal,
        CommandId commandId,
        @Nullable String traceparent,
        ObjectNode command) {

    static QueuedCommand of(Catalogue.Command command, Commands.Checked checked) {
        var invocation = checked.invocation();
        return new QueuedCommand(
                command.function(),
                invocation.caller().principal(),
                checked.id(),
                invocation.traceparent(),
                checked.json());
    }

    /** Reads a message of the queue of this command. */
    static QueuedCommand read(String body, Catalogue.Command command) {
        try {
            var message = Json.MAPPER.readValue(body, QueuedCommand.class);
            if (message != null && message.isComplete() && message.function().equals(command.function())) {
                return message;
            }
            throw new NotACommand();
        } catch (JsonProcessingException e) {
            throw new NotACommand();
        }
    }

    /** What is missing in the JSON is null here. */
    private boolean isComplete() {
        return function != null && principal != null && commandId != null && command != null;
    }

    Caller caller() {
        return new Caller(principal);
    }

    /** The command as it came when it was sent. */
    Commands.Request request() {
        return new Commands.Request(command.toString(), caller(), null, traceparent);
    }

    /** A message that is no command of this queue; it ends in the dead-letter queue, where a person can look at it. */
    static final class NotACommand extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
