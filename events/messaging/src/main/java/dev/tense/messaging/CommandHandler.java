package dev.tense.messaging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The one handler of a command. The class has one {@code @Funq("kebab-name")} method: {@code Answer handle(Command)}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CommandHandler {
    /** The commands this handler sends through the {@link CommandBus}. */
    Class<? extends Command<?>>[] sends() default {};

    /** The contexts whose query contracts this handler reads. */
    String[] reads() default {};

    /** The Lambda timeout in seconds. A synchronous caller behind the HTTP API waits at most 29. */
    int timeoutSeconds() default 29;
}
