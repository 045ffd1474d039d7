package dev.tense.messaging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which version an {@link Upcaster} reads; the next one is what it gives. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Upcasts {
    /** The name on the wire: {@code orders.order-placed.v1}. */
    String from();
}
