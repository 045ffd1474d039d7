package dev.tense.compiler;

import java.util.List;
import java.util.function.Predicate;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/** A reaction hears of one event, returns nothing, and says what a replay does and how often it is tried. */
record ReactionRules(Vocabulary vocabulary, Problems problems) {
    static final int FEWEST_ATTEMPTS = 5;
    private static final int LONGEST_DELAY = 900;

    void check(Function function) {
        checkSubscription(function);
        checkReturnsNothing(function);
        checkReplay(function);
        checkCondition(function);
        checkLimits(function);
    }

    private void checkSubscription(Function function) {
        var input = function.input();
        var subject = vocabulary.argument(input, Vocabulary.ENVELOPE).orElse(input);
        if (!Vocabulary.isUnresolved(subject)) {
            Vocabulary.element(subject)
                    .ifPresentOrElse(type -> checkSubject(function, input, type), () -> notAnEvent(function, input));
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
            notAnEvent(function, vocabulary.types().erasure(subject.asType()));
        } else if (!vocabulary.is(input, Vocabulary.ENVELOPE)) {
            problems.report(
                    function.method(),
                    "%s takes the bare event %s. Take Envelope<%2$s>: it carries the event's id, time and cause."
                            .formatted(function, name));
        }
    }

    private void notAnEvent(Function function, TypeMirror type) {
        problems.report(
                function.method(),
                "%s takes %s, which is not an event. Take Envelope<E> of one event E that has an @EventName."
                        .formatted(function, Vocabulary.display(type)));
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

    private void checkCondition(Function function) {
        vocabulary
                .argument(function.input(), Vocabulary.ENVELOPE)
                .flatMap(Vocabulary::element)
                .ifPresent(event -> Condition.of(function).ifPresent(when -> check(function, event, when)));
    }

    private void check(Function function, TypeElement event, Condition when) {
        var constants = when.enumIn(event).map(Condition::constants).orElse(List.of());
        if (constants.isEmpty()) {
            problems.report(
                    function.type(),
                    "%s has when = \"%s\". Write component=value, with a component of %s that is an enum."
                            .formatted(function, function.settings().string("when"), event.getSimpleName()));
        } else if (!constants.contains(when.value())) {
            problems.report(
                    function.type(),
                    "%s has when = \"%s\", which %s can never have. Use one of %s."
                            .formatted(
                                    function,
                                    function.settings().string("when"),
                                    event.getSimpleName(),
                                    String.join(", ", constants)));
        }
    }

    private void checkLimits(Function function) {
        checkLimit(
                function,
                "attempts",
                attempts -> attempts >= FEWEST_ATTEMPTS,
                "Use at least %d, or throttling alone sends healthy messages to the dead-letter queue."
                        .formatted(FEWEST_ATTEMPTS));
        checkLimit(function, "generation", generation -> generation >= 1, "Generations count from 1.");
        checkLimit(
                function,
                "delaySeconds",
                delay -> delay >= 0 && delay <= LONGEST_DELAY,
                "A queue delays by 0 to %d seconds.".formatted(LONGEST_DELAY));
    }

    private void checkLimit(Function function, String setting, Predicate<Integer> holds, String rule) {
        function.settings()
                .number(setting)
                .filter(holds.negate())
                .ifPresent(value -> problems.report(
                        function.type(), "%s has %s = %d. %s".formatted(function, setting, value, rule)));
    }
}
