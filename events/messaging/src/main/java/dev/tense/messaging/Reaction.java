package dev.tense.messaging;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A function that reacts to one event type from a queue of its own. The class has one {@code @Funq("kebab-name")} method,
 * {@code void on(Envelope<SomeEvent>)}: returning means done, throwing means deliver again. Delivery is at least once, in any
 * order.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Reaction {
    /** How often a message is tried before it goes to the dead-letter queue; at least 5, so that throttling alone cannot exhaust it. */
    int attempts() default 5;

    /** What a replay of the log does with this reaction. There is no default: somebody has to decide it. */
    OnReplay onReplay();

    /**
     * Which of the events this reaction hears of, decided by the subscription before a message is sent: {@code component=value}
     * for a component of the event that is an enum, with the value as it is on the wire; empty for all of them.
     */
    String when() default "";

    /** Raised to rebuild what this reaction made: a new generation has receipts and state of its own. */
    int generation() default 1;

    /** Seconds between the event and its first delivery, 0 to 900 (the limit of SQS). */
    int delaySeconds() default 0;

    /** The Lambda timeout in seconds. The queue's visibility timeout is six times as long. */
    int timeoutSeconds() default 20;

    /** The category of the streams this reaction commits to ({@code points} for {@code points#<order>}); empty when it keeps its receipt as a state item. */
    String stream() default "";

    /** The commands this reaction sends through the {@link CommandBus}. */
    Class<? extends Command<?>>[] sends() default {};

    /** The contexts whose query contracts this reaction reads. */
    String[] reads() default {};

    /** What a replay does. */
    enum OnReplay {
        /** Runs; receipts keep what was already done from being done twice. */
        RUN,
        /** Is left out: its effect belongs to the moment (a mail, a refund). */
        SKIP
    }
}
