package dev.tense.compiler;

import dev.tense.compiler.Function.Role;
import dev.tense.compiler.Message.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/** Names mean one thing: those of commands, those of events and notes on the wire, those of functions. */
record UniquenessRules(Vocabulary vocabulary, Problems problems) {
    void check(List<Message> messages, List<Function> functions) {
        var names = new HashMap<String, TypeElement>();
        for (var message : messages) {
            if (message.is(Kind.COMMAND)) {
                once(names, "command " + message.name(), message.type());
            } else {
                WireName.of(message, vocabulary).ifPresent(name -> once(names, "wire name " + name, message.type()));
            }
        }
        var named = new HashMap<String, Function>();
        functions.forEach(function -> once(named, function));
    }

    private void once(Map<String, TypeElement> names, String name, TypeElement type) {
        var first = names.putIfAbsent(name, type);
        if (first != null) {
            taken(name, first, type);
        }
    }

    /** Two handlers of one command share its name as well, but {@link HandlerRule} has the better words for them. */
    private void once(Map<String, Function> named, Function function) {
        var first = named.putIfAbsent(function.name(), function);
        if (first != null && !handleOneCommand(first, function)) {
            taken("function name " + function.name(), first.type(), function.type());
        }
    }

    private boolean handleOneCommand(Function one, Function other) {
        return one.is(Role.COMMAND) && other.is(Role.COMMAND) && vocabulary.same(one.input(), other.input());
    }

    private void taken(String name, TypeElement first, TypeElement second) {
        problems.report(second, "The %s is taken by %s. Give %s a name of its own.".formatted(name, first, second));
    }
}
