package dev.tense.platform;

import dev.tense.messaging.SystemFunction;
import io.quarkus.funqy.Funq;
import java.util.Map;

/** How a command that was sent for a later answer stands. */
@SystemFunction(SystemFunction.Trigger.COMMAND_STATUS)
public class GetCommand {
    /** {@link Entry} answers HTTP requests itself; nothing else may invoke this. */
    @Funq("get-command")
    public Map<String, Object> on(Map<String, Object> event) {
        throw new IllegalArgumentException("get-command takes HTTP requests and nothing else");
    }
}
