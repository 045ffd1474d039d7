package dev.tense.compiler;

import dev.tense.compiler.Function.Role;
import java.util.List;
import java.util.function.Predicate;

/** A command has exactly one handler. */
record HandlerRule(Vocabulary vocabulary, Problems problems) {
    void noCommandHasTwo(List<Message> messages, List<Function> functions) {
        commands(messages).forEach(command -> {
            var handlers = handlers(command, functions);
            handlers.stream().skip(1).forEach(second -> alreadyHandled(command, handlers.getFirst(), second));
        });
    }

    void everyCommandHasOne(List<Message> messages, List<Function> functions) {
        commands(messages).stream()
                .filter(command -> handlers(command, functions).isEmpty())
                .forEach(this::unhandled);
    }

    private void alreadyHandled(Message command, Function first, Function second) {
        problems.report(
                second.type(),
                "Command %s already has a handler. Commands have exactly one handler. It is %s: delete %s or give it a command of its own."
                        .formatted(command.name(), first.type(), second.type()));
    }

    private void unhandled(Message command) {
        var context = vocabulary.context(command.type());
        problems.report(
                command.type(),
                "No handler registered for command %s. Write a public class with @CommandHandler in the package of the context %s, with one method: @Funq(\"%s\") public %s.Answer handle(%s command)."
                        .formatted(
                                command.name(), context, Words.kebab(command.name()), command.name(), command.name()));
    }

    private static List<Message> commands(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.is(Message.Kind.COMMAND))
                .toList();
    }

    private List<Function> handlers(Message command, List<Function> functions) {
        Predicate<Function> handles = function -> function.is(Role.COMMAND)
                && vocabulary.same(function.input(), command.type().asType());
        return functions.stream().filter(handles).toList();
    }
}
