package dev.tense.messaging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A function of the platform itself: neither command, event nor query. Its {@code @Funq} method gets the trigger as it came. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SystemFunction {
    Trigger value();

    /** What invokes the function. */
    enum Trigger {
        /** The DynamoDB stream of the log table. */
        LOG_STREAM,
        /** The route {@code GET /commands/{commandId}}: how a command that was sent for a later answer stands. */
        COMMAND_STATUS,
        /** The default route of the HTTP API: whatever no other route matches. */
        UNMATCHED_ROUTE,
        /** The clock, every hour; a person may invoke it too. */
        SCHEDULE,
        /** A person, by a direct invocation. */
        REQUEST
    }
}
