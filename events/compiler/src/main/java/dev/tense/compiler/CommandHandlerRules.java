package dev.tense.compiler;

import javax.lang.model.element.TypeElement;

/** A command handler takes a command of its own context and returns that command's own answer type. */
record CommandHandlerRules(Vocabulary vocabulary, Problems problems) {
    void check(Function function) {
        var input = function.input();
        var command = Vocabulary.element(input).filter(type -> vocabulary.is(type, Vocabulary.COMMAND));
        if (command.isPresent()) {
            checkAnswer(function, command.get());
            checkContext(function, command.get());
            checkAttempts(function);
        } else if (vocabulary.is(input, Vocabulary.EVENT) || vocabulary.is(input, Vocabulary.ENVELOPE)) {
            problems.report(
                    function.method(),
                    "%s handles %s, which is an event. An event is not an order to anyone: make the class a @Reaction."
                            .formatted(function, Vocabulary.display(input)));
        } else {
            problems.report(
                    function.method(),
                    "%s handles %s, which is neither a command nor an event. Take a record that implements Command."
                            .formatted(function, Vocabulary.display(input)));
        }
    }

    private void checkAnswer(Function function, TypeElement command) {
        vocabulary
                .argument(command.asType(), Vocabulary.COMMAND)
                .filter(answer -> !vocabulary.same(answer, function.method().getReturnType()))
                .ifPresent(answer -> problems.report(
                        function.method(),
                        "%s returns %s, but %s promises %s. Return that: a refusal is an answer too."
                                .formatted(
                                        function,
                                        Vocabulary.display(function.method().getReturnType()),
                                        command.getSimpleName(),
                                        Vocabulary.display(answer))));
    }

    private void checkContext(Function function, TypeElement command) {
        var theirs = vocabulary.context(command);
        var ours = vocabulary.context(function.type());
        if (!ours.equals(theirs)) {
            problems.report(
                    function.type(),
                    "%s is in the context %s, but %s belongs to %s. Move the handler there, or send the command through the CommandBus."
                            .formatted(function, ours, command.getSimpleName(), theirs));
        }
    }

    private void checkAttempts(Function function) {
        function.settings()
                .number("attempts")
                .filter(attempts -> attempts < ReactionRules.FEWEST_ATTEMPTS)
                .ifPresent(attempts -> problems.report(
                        function.type(),
                        "%s has attempts = %d. Use at least %d, or throttling alone sends healthy messages to the dead-letter queue."
                                .formatted(function, attempts, ReactionRules.FEWEST_ATTEMPTS)));
    }
}
