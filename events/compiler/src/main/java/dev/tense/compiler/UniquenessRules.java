package dev.tense.compiler;

import dev.tense.compiler.Function.Role;
import dev.tense.compiler.Message.Kind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * Names mean one thing: those of commands, those of events and notes on the wire, those of functions. So does a version: it is
 * read by one upcaster.
 */
record UniquenessRules(Vocabulary vocabulary, Problems problems) {
    void check(List<Message> messages, List<Upcast> upcasts, List<Function> functions) {
        var names = new HashMap<String, TypeElement>();
        for (var message : messages) {
            if (message.is(Kind.COMMAND)) {
                once(names, "command " + message.name(), message.type());
            } else {
                WireName.of(message, vocabulary).ifPresent(name -> once(names, "wire name " + name, message.type()));
            }
        }
        upcasts.forEach(upcast -> once(names, "upcaster from " + upcast.from(), upcast.type()));
        oneVersion(messages);
        var named = new HashMap<String, Function>();
        functions.forEach(function -> once(named, function));
    }

    /** An event has one record, at its latest version. */
    private void oneVersion(List<Message> messages) {
        var records = new HashMap<String, Message>();
        for (var message : messages) {
            WireName.of(message, vocabulary)
                    .filter(name -> WireName.isWellFormed(name, vocabulary.context(message.type())))
                    .ifPresent(name -> oneVersion(records, name, message));
        }
    }

    private void oneVersion(Map<String, Message> records, String name, Message message) {
        var first = records.putIfAbsent(WireName.fact(name), message);
        if (first != null && !WireName.of(first, vocabulary).equals(Optional.of(name))) {
            problems.report(
                    message.type(),
                    "%s and %s are two versions of %s. Keep the record of the latest, and read the earlier one with an Upcaster."
                            .formatted(message, first, WireName.fact(name)));
        }
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
