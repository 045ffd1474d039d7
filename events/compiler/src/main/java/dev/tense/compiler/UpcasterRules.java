package dev.tense.compiler;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** Every version that an event or a note ever had is read as the next, and the last of them is its record. */
record UpcasterRules(Vocabulary vocabulary, Problems problems) {
    /** An upcaster is found by its annotation, made by its name, and lies in the package of its context. */
    void check(TypeElement type) {
        var upcast = Upcast.of(type, vocabulary);
        if (upcast.isPresent()) {
            check(upcast.get());
        } else if (type.getKind() == ElementKind.CLASS && vocabulary.is(type, Vocabulary.UPCASTER)) {
            problems.report(
                    type,
                    "Upcaster %s does not say what it reads. Annotate it with @Upcasts(from = \"%s.name-of-the-event.v1\")."
                            .formatted(type.getSimpleName(), vocabulary.context(type)));
        }
    }

    private void check(Upcast upcast) {
        var type = upcast.type();
        if (!vocabulary.is(type, Vocabulary.UPCASTER)) {
            problems.report(
                    type,
                    "%s has @Upcasts but is no Upcaster. Let it implement Upcaster, or remove the annotation."
                            .formatted(type.getSimpleName()));
        } else if (!isMadeByName(type)) {
            problems.report(
                    type,
                    "%s is made by its name. Make it a public class with a public constructor without parameters."
                            .formatted(upcast));
        }
        if (!WireName.isWellFormed(upcast.from(), vocabulary.context(type))) {
            problems.report(
                    type,
                    "%s reads \"%s\". Name a version of an event or a note of its own context: @Upcasts(from = \"%s.name-of-the-event.v1\")."
                            .formatted(upcast, upcast.from(), vocabulary.context(type)));
        }
    }

    private static boolean isMadeByName(TypeElement type) {
        Predicate<ExecutableElement> fits =
                constructor -> constructor.getParameters().isEmpty()
                        && constructor.getModifiers().contains(Modifier.PUBLIC);
        return type.getKind() == ElementKind.CLASS
                && type.getModifiers().contains(Modifier.PUBLIC)
                && !type.getModifiers().contains(Modifier.ABSTRACT)
                && ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                        .anyMatch(fits);
    }

    /** No version is left out between the first and the record. */
    void checkChains(List<Message> own, List<Message> messages, List<Upcast> upcasts) {
        var read = upcasts.stream().map(Upcast::from).collect(Collectors.toSet());
        var latest =
                messages.stream().flatMap(message -> name(message).stream()).toList();
        own.forEach(message -> name(message).ifPresent(name -> mustReadEarlier(message, name, read)));
        upcasts.stream()
                .filter(upcast -> WireName.isWellFormed(upcast.from(), vocabulary.context(upcast.type())))
                .filter(upcast -> latest.stream().noneMatch(name -> WireName.isVersionBefore(upcast.from(), name)))
                .forEach(this::leadsNowhere);
    }

    private Optional<String> name(Message message) {
        return WireName.of(message, vocabulary)
                .filter(name -> WireName.isWellFormed(name, vocabulary.context(message.type())));
    }

    private void mustReadEarlier(Message message, String name, Set<String> read) {
        Stream.iterate(
                        WireName.neighbour(name, -1),
                        earlier -> WireName.version(earlier) > 0,
                        earlier -> WireName.neighbour(earlier, -1))
                .filter(Predicate.not(read::contains))
                .forEach(earlier -> problems.report(
                        message.type(),
                        "%s is %s, but nothing reads %s, and the log may hold it for ever. Write a public class beside it: @Upcasts(from = \"%3$s\"), implementing Upcaster."
                                .formatted(message, name, earlier)));
    }

    private void leadsNowhere(Upcast upcast) {
        problems.report(
                upcast.type(),
                "%s makes %s of %s, but there is no such version. Name the record so, or write the upcaster that goes on from it."
                        .formatted(upcast, upcast.to(), upcast.from()));
    }
}
