package dev.tense.messaging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The HTTP status of an answer. Without it a success is 200, a {@link Refusal} 409 and a {@link NotFinal} 202. On a constant of
 * the enum of an answer's component {@code reason} it is the status of the answer with that reason.
 */
@Target({ElementType.TYPE, ElementType.FIELD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Status {
    int value();
}
