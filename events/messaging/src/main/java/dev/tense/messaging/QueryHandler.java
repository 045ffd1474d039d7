package dev.tense.messaging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Answers a {@link Query} behind a GET route. The class has one {@code @Funq} method: {@code Result on(Query)}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface QueryHandler {
    /** The route, with the components of the query in braces: {@code /orders/{orderId}}. */
    String path();

    /** Who may ask through the HTTP API. */
    Callers callers();

    /** The contexts whose data this query reads besides its own. */
    String[] reads() default {};
}
