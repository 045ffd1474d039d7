package dev.tense.platform;

import dev.tense.messaging.SystemFunction;
import io.quarkus.funqy.Funq;
import java.util.Map;

/** The default route of the HTTP API: the gateway alone would say 404 where 405 is right, and not as a problem. */
@SystemFunction(SystemFunction.Trigger.UNMATCHED_ROUTE)
public class UnmatchedRoute {
    /** {@link Entry} answers HTTP requests itself; nothing else may invoke this. */
    @Funq("unmatched-route")
    public Map<String, Object> on(Map<String, Object> event) {
        throw new IllegalArgumentException("unmatched-route takes HTTP requests and nothing else");
    }
}
