package dev.tense.messaging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component keeps to, for those who cannot read the constructor that demands it: the generated schemas say it. A test of
 * infra/check compares both at the bounds.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Limits {
    /** The smallest number; of a text the fewest characters, of a list the fewest elements. */
    long min() default Long.MIN_VALUE;

    /** The largest number; of a text the most characters, of a list the most elements. */
    long max() default Long.MAX_VALUE;

    /**
     * What all of a text matches: a regular expression of Java and of ECMAScript alike. Without one, a text of one character or
     * more keeps to {@link Require#TEXT}.
     */
    String pattern() default "";
}
