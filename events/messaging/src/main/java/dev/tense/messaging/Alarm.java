package dev.tense.messaging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On an event that a person must hear of, whoever else does: wherever the system is deployed, an alarm goes off when such an event
 * is published. The text is for who is woken by it. It says what happened and what to do, in one line of at most 1,024 characters,
 * which is what CloudWatch takes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Alarm {
    String value();
}
