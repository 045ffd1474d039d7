package dev.tense.compiler;

import dev.tense.compiler.Message.Kind;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;

/** One look at everything a compilation holds: applies the rules, then writes what was found if all of them hold. */
final class Inspection {
    private final Vocabulary vocabulary;
    private final Problems problems;
    private final Artifacts artifacts;
    private final Optional<CopyRule> copies;
    private final boolean ownsFunctions;
    private final boolean complete;

    /**
     * @param ownsFunctions whether the compilation holds the handlers of all commands
     * @param complete      whether javac itself has found no error so far, so that nothing is missing
     */
    Inspection(ProcessingEnvironment environment, boolean ownsFunctions, boolean complete) {
        this.vocabulary = new Vocabulary(environment.getElementUtils(), environment.getTypeUtils());
        this.problems = new Problems(environment.getMessager());
        this.artifacts = new Artifacts(environment.getFiler());
        this.copies = CopyRule.of(environment, problems);
        this.ownsFunctions = ownsFunctions;
        this.complete = complete;
    }

    void inspect(Collection<String> typeNames) {
        var types = elements(typeNames.stream());
        var own = messages(types);
        var inherited = elements(artifacts.inherited().stream());
        var all = Stream.concat(own.stream(), messages(inherited).stream())
                .distinct()
                .toList();
        var ownUpcasts = upcasts(types);
        var upcasts = Stream.concat(ownUpcasts.stream(), upcasts(inherited).stream())
                .distinct()
                .toList();
        var shape = new FunctionShape(vocabulary, problems);
        var functions =
                types.stream().flatMap(type -> shape.read(type).stream()).toList();

        types.forEach(new KindRule(vocabulary, problems)::check);
        own.forEach(new MessageRules(vocabulary, commandNames(all), problems)::check);
        types.forEach(new DirectCallRule(vocabulary, problems)::check);
        functions.forEach(new FunctionRules(vocabulary, problems)::check);
        copies.ifPresent(rule -> factRecords(own).forEach(rule::check));
        types.forEach(new UpcasterRules(vocabulary, problems)::check);
        new UpcasterRules(vocabulary, problems).checkChains(own, all, upcasts);
        new UniquenessRules(vocabulary, problems).check(all, upcasts, functions);
        new HandlerRule(vocabulary, problems).noCommandHasTwo(all, functions);
        if (ownsFunctions && complete) {
            new HandlerRule(vocabulary, problems).everyCommandHasOne(all, functions);
        }
        if (problems.none() && complete) {
            write(own, ownUpcasts, new Catalogue.Found(all, upcasts, functions));
            describe(types, own);
        }
    }

    private static Set<String> commandNames(List<Message> messages) {
        return messages.stream()
                .filter(message -> message.is(Kind.COMMAND))
                .map(Message::name)
                .collect(Collectors.toSet());
    }

    /** The records events and notes are made of. */
    private static Stream<TypeElement> factRecords(List<Message> messages) {
        return messages.stream()
                .filter(message -> !message.is(Kind.COMMAND))
                .flatMap(message -> Parts.records(message.type()))
                .distinct();
    }

    private void write(List<Message> own, List<Upcast> ownUpcasts, Catalogue.Found found) {
        if (ownsFunctions) {
            artifacts.writeCatalogue(new Catalogue(vocabulary).of(found));
        } else if (!own.isEmpty()) {
            artifacts.writeMessages(Stream.concat(
                            own.stream().map(Message::type), ownUpcasts.stream().map(Upcast::type))
                    .map(vocabulary::binaryName)
                    .sorted()
                    .toList());
        }
    }

    private void describe(List<TypeElement> types, List<Message> own) {
        if (!ownsFunctions && !own.isEmpty()) {
            artifacts.writeDescriptions(new Descriptions(vocabulary).of(types));
        }
    }

    private List<TypeElement> elements(Stream<String> names) {
        return names.map(vocabulary.elements()::getTypeElement)
                .filter(Objects::nonNull)
                .toList();
    }

    private List<Upcast> upcasts(List<TypeElement> types) {
        return types.stream()
                .flatMap(type -> Upcast.of(type, vocabulary).stream())
                .toList();
    }

    private List<Message> messages(List<TypeElement> types) {
        return types.stream()
                .flatMap(type -> Message.of(type, vocabulary).stream())
                .sorted(Comparator.comparing(Message::name))
                .toList();
    }
}
