package dev.tense.messaging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The one handler of a command. The class has one {@code @Funq("kebab-name")} method: {@code Answer handle(Command)}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CommandHandler {
    /** Who may send the command through the HTTP API. */
    Callers callers();

    /** The commands this handler sends through the {@link CommandBus}. */
    Class<? extends Command<?>>[] sends() default {};

    /** The contexts whose query contracts this handler reads. */
    String[] reads() default {};

    /** The Lambda timeout in seconds. A synchronous caller behind the HTTP API waits at most 29. */
    int timeoutSeconds() default 29;

    /**
     * How often the command is tried when it was sent with {@code Prefer: respond-async}; at least 5, so that throttling alone
     * cannot exhaust it. The last of 8 comes later than a checkout's deadline.
     */
    int attempts() default 8;
}
