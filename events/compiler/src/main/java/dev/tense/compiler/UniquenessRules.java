package dev.tense.compiler;

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
        for (var function : functions) {
            if (!function.name().isEmpty()) {
                once(names, "function name " + function.name(), function.type());
            }
        }
    }

    private void once(Map<String, TypeElement> names, String name, TypeElement type) {
        var first = names.putIfAbsent(name, type);
        if (first != null) {
            problems.report(type, "The %s is taken by %s. Give %s a name of its own.".formatted(name, first, type));
        }
    }
}
