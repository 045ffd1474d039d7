package dev.tense.compiler;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** A reaction hears of one event, returns nothing, and says what a replay does and how often it is tried. */
record ReactionRules(Vocabulary vocabulary, Problems problems) {
    private static final int FEWEST_ATTEMPTS = 5;
    private static final int LONGEST_DELAY = 900;

    void check(Function function) {
        checkSubscription(function);
        checkReturnsNothing(function);
        checkReplay(function);
        checkLimits(function);
    }

    private void checkSubscription(Function function) {
        var input = function.input();
        var subject = vocabulary.argument(input, Vocabulary.ENVELOPE).orElse(input);
        Vocabulary.element(subject).ifPresent(type -> checkSubject(function, input, type));
        if (input.getKind().isPrimitive() || input.getKind() == TypeKind.ARRAY) {
            notAnEvent(function, Vocabulary.display(input));
        }
    }

    private void checkSubject(Function function, TypeMirror input, TypeElement subject) {
        var name = subject.getSimpleName().toString();
        if (vocabulary.is(subject, Vocabulary.COMMAND)) {
            problems.report(
                    function.method(),
                    "%s subscribes to the command %s. A command goes to its one handler and is never published: react to the event that follows from it, or make the class its @CommandHandler."
                            .formatted(function, name));
        } else if (vocabulary.annotation(subject, Vocabulary.EVENT_NAME).isEmpty()) {
            notAnEvent(function, name);
        } else if (!vocabulary.is(input, Vocabulary.ENVELOPE)) {
            problems.report(
                    function.method(),
                    "%s takes the bare event %s. Take Envelope<%2$s>: it carries the event's id, time and cause."
                            .formatted(function, name));
        }
    }

    private void notAnEvent(Function function, String name) {
        problems.report(
                function.method(),
                "%s takes %s, which is not an event. Take Envelope<E> of one event E that has an @EventName."
                        .formatted(function, name));
    }

    private void checkReturnsNothing(Function function) {
        var type = function.method().getReturnType();
        if (type.getKind() != TypeKind.VOID) {
            problems.report(
                    function.method(),
                    "%s returns %s. Nobody waits for a reaction: return void, and commit an event if there is something to report."
                            .formatted(function, Vocabulary.display(type)));
        }
    }

    private void checkReplay(Function function) {
        if (function.settings().constant("onReplay").isEmpty()) {
            problems.report(
                    function.type(),
                    "%s has no replay policy. Decide what a replay of the log does with it: onReplay = RUN to run it again (receipts keep what is done from being done twice), onReplay = SKIP if its effect belongs to the moment."
                            .formatted(function));
        }
    }

    private void checkLimits(Function function) {
        var settings = function.settings();
        var attempts = settings.number("attempts");
        if (attempts < FEWEST_ATTEMPTS) {
            problems.report(
                    function.type(),
                    "%s has attempts = %d. Use at least %d, or throttling alone sends healthy messages to the dead-letter queue."
                            .formatted(function, attempts, FEWEST_ATTEMPTS));
        }
        var generation = settings.number("generation");
        if (generation < 1) {
            problems.report(
                    function.type(),
                    "%s has generation = %d. Generations count from 1.".formatted(function, generation));
        }
        var delay = settings.number("delaySeconds");
        if (delay < 0 || delay > LONGEST_DELAY) {
            problems.report(
                    function.type(),
                    "%s has delaySeconds = %d. A queue delays by 0 to %d seconds."
                            .formatted(function, delay, LONGEST_DELAY));
        }
    }
}
