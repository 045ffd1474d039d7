package dev.tense.compiler;

import dev.tense.compiler.Function.Role;
import dev.tense.compiler.Message.Kind;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/** Describes messages and functions as the data everything else is generated from, sorted by name. */
record Catalogue(Vocabulary vocabulary) {
    /** All there is, of the compilation itself and of the contract on its class path. */
    record Found(List<Message> messages, List<Upcast> upcasts, List<Function> functions) {}

    Map<String, Object> of(Found found) {
        var messages = found.messages();
        var functions = found.functions();
        var catalogue = new LinkedHashMap<String, Object>();
        catalogue.put("commands", commands(functions));
        catalogue.put("events", facts(messages, Kind.EVENT));
        catalogue.put("notes", facts(messages, Kind.NOTE));
        catalogue.put("upcasters", upcasters(found.upcasts()));
        catalogue.put("reactions", reactions(functions));
        catalogue.put("queries", queries(functions));
        catalogue.put("system", system(functions));
        catalogue.put("alarms", alarms(messages));
        return catalogue;
    }

    private List<Map<String, Object>> commands(List<Function> functions) {
        return functions.stream()
                .filter(function -> function.is(Role.COMMAND))
                .map(this::command)
                .sorted(by("name"))
                .toList();
    }

    private Map<String, Object> command(Function handler) {
        var type = Vocabulary.element(handler.input()).orElseThrow();
        var command = new LinkedHashMap<String, Object>();
        command.put("name", type.getSimpleName().toString());
        command.put("context", vocabulary.context(type));
        command.put("type", vocabulary.binaryName(type));
        command.put(
                "answers",
                new Answers(vocabulary).of(type).stream().map(this::answer).toList());
        command.put("secret", secrets(type));
        command.put("private", components(type, Vocabulary.PRIVATE));
        command.put("function", handler.name());
        command.put("handler", vocabulary.binaryName(handler.type()));
        command.put("callers", callers(handler));
        command.put("sends", sends(handler));
        command.put("reads", reads(handler));
        command.put(
                "timeoutSeconds", handler.settings().number("timeoutSeconds").orElseThrow());
        command.put("attempts", handler.settings().number("attempts").orElseThrow());
        return command;
    }

    private Map<String, Object> answer(Answers.Answer answer) {
        var map = new LinkedHashMap<String, Object>();
        map.put("result", answer.result());
        map.put("type", vocabulary.binaryName(answer.type()));
        map.put("status", answer.status());
        map.put("reasons", answer.reasons());
        map.put("kind", answer.kind().word());
        return map;
    }

    private List<Map<String, Object>> facts(List<Message> messages, Kind kind) {
        return messages.stream()
                .filter(message -> message.is(kind))
                .map(this::fact)
                .sorted(by("name"))
                .toList();
    }

    private Map<String, Object> fact(Message message) {
        var fact = new LinkedHashMap<String, Object>();
        fact.put("name", WireName.of(message, vocabulary).orElseThrow());
        fact.put("context", vocabulary.context(message.type()));
        fact.put("type", vocabulary.binaryName(message.type()));
        return fact;
    }

    /** The events that a person must hear of. */
    private List<Map<String, Object>> alarms(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.is(Kind.EVENT))
                .flatMap(message -> vocabulary.annotation(message.type(), Vocabulary.ALARM).stream()
                        .map(alarm -> alarm(message, alarm)))
                .sorted(by("event"))
                .toList();
    }

    private Map<String, Object> alarm(Message message, Annotation annotation) {
        var alarm = new LinkedHashMap<String, Object>();
        alarm.put("event", WireName.of(message, vocabulary).orElseThrow());
        alarm.put("says", annotation.string("value"));
        return alarm;
    }

    private List<Map<String, Object>> upcasters(List<Upcast> upcasts) {
        return upcasts.stream().map(this::upcaster).sorted(by("from")).toList();
    }

    private Map<String, Object> upcaster(Upcast upcast) {
        var upcaster = new LinkedHashMap<String, Object>();
        upcaster.put("from", upcast.from());
        upcaster.put("to", upcast.to());
        upcaster.put("type", vocabulary.binaryName(upcast.type()));
        return upcaster;
    }

    private List<Map<String, Object>> reactions(List<Function> functions) {
        return functions.stream()
                .filter(function -> function.is(Role.REACTION))
                .map(this::reaction)
                .sorted(by("function"))
                .toList();
    }

    private Map<String, Object> reaction(Function function) {
        var settings = function.settings();
        var reaction = start(function);
        reaction.put("event", event(function));
        reaction.put("when", Condition.of(function).map(Condition::asMap).orElse(Map.of()));
        reaction.put("attempts", settings.number("attempts").orElseThrow());
        reaction.put("onReplay", settings.constant("onReplay").orElseThrow());
        reaction.put("generation", settings.number("generation").orElseThrow());
        reaction.put("delaySeconds", settings.number("delaySeconds").orElseThrow());
        reaction.put("timeoutSeconds", settings.number("timeoutSeconds").orElseThrow());
        reaction.put("stream", settings.string("stream"));
        reaction.put("sends", sends(function));
        reaction.put("reads", reads(function));
        return reaction;
    }

    private String event(Function reaction) {
        return vocabulary
                .argument(reaction.input(), Vocabulary.ENVELOPE)
                .flatMap(Vocabulary::element)
                .flatMap(type -> WireName.of(new Message(type, Kind.EVENT), vocabulary))
                .orElseThrow();
    }

    private List<Map<String, Object>> queries(List<Function> functions) {
        return functions.stream()
                .filter(function -> function.is(Role.QUERY))
                .map(this::query)
                .sorted(by("function"))
                .toList();
    }

    private Map<String, Object> query(Function handler) {
        var type = Vocabulary.element(handler.input()).orElseThrow();
        var path = handler.settings().string("path");
        var query = new LinkedHashMap<String, Object>();
        query.put("function", handler.name());
        query.put("context", vocabulary.context(handler.type()));
        query.put("type", vocabulary.binaryName(type));
        query.put("handler", vocabulary.binaryName(handler.type()));
        query.put("callers", callers(handler));
        query.put("path", path);
        query.put("parameters", QueryRules.parameters(path));
        query.put("reads", reads(handler));
        return query;
    }

    private List<Map<String, Object>> system(List<Function> functions) {
        return functions.stream()
                .filter(function -> function.is(Role.SYSTEM))
                .map(function -> {
                    var system = start(function);
                    system.put("trigger", function.settings().constant("value").orElseThrow());
                    return system;
                })
                .sorted(by("function"))
                .toList();
    }

    private Map<String, Object> start(Function function) {
        var map = new LinkedHashMap<String, Object>();
        map.put("function", function.name());
        map.put("context", vocabulary.context(function.type()));
        map.put("handler", vocabulary.binaryName(function.type()));
        return map;
    }

    /** The components that are secret, or have a secret somewhere inside: a command that has one is never put into a queue. */
    private List<String> secrets(TypeElement command) {
        return command.getRecordComponents().stream()
                .filter(component -> isSecret(component)
                        || Parts.of(component)
                                .flatMap(part -> Vocabulary.element(part.type()).stream())
                                .flatMap(type -> type.getRecordComponents().stream())
                                .anyMatch(this::isSecret))
                .map(component -> component.getSimpleName().toString())
                .toList();
    }

    private boolean isSecret(RecordComponentElement component) {
        return vocabulary.annotation(component, Vocabulary.SECRET).isPresent();
    }

    private List<String> components(TypeElement record, String annotation) {
        return record.getRecordComponents().stream()
                .filter(component ->
                        vocabulary.annotation(component, annotation).isPresent())
                .map(component -> component.getSimpleName().toString())
                .toList();
    }

    private static String callers(Function handler) {
        return handler.settings().constant("callers").orElseThrow();
    }

    private static List<String> sends(Function function) {
        return function.settings().types("sends").stream()
                .map(Vocabulary::simpleName)
                .sorted()
                .toList();
    }

    private static List<String> reads(Function function) {
        return function.settings().strings("reads").stream().sorted().toList();
    }

    private static Comparator<Map<String, Object>> by(String key) {
        return Comparator.comparing(map -> (String) map.get(key));
    }
}
