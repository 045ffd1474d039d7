package dev.tense.compiler;

import dev.tense.compiler.Function.Role;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Nobody holds a handler or a reaction, neither in a field nor as what a constructor gets, to call it directly. */
record DirectCallRule(Vocabulary vocabulary, Problems problems) {
    private static final List<Role> UNCALLED = List.of(Role.COMMAND, Role.REACTION);

    void check(TypeElement type) {
        held(type)
                .flatMap(element -> types(element.asType())
                        .flatMap(held -> problem(type, held).stream())
                        .limit(1)
                        .map(problem -> new Found(element, problem)))
                .findFirst()
                .ifPresent(found -> problems.report(found.at(), found.problem()));
    }

    private record Found(Element at, String problem) {}

    private static Stream<Element> held(TypeElement type) {
        var parameters = ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
                .flatMap(constructor -> constructor.getParameters().stream());
        return Stream.concat(ElementFilter.fieldsIn(type.getEnclosedElements()).stream(), parameters);
    }

    /** The type and what stands in its brackets: an {@code Instance<SomeHandler>} gives the handler as well. */
    private static Stream<TypeElement> types(TypeMirror type) {
        var arguments = type instanceof DeclaredType declared
                ? declared.getTypeArguments().stream().flatMap(DirectCallRule::types)
                : Stream.<TypeElement>empty();
        return Stream.concat(Vocabulary.element(type).stream(), arguments);
    }

    private Optional<String> problem(TypeElement holder, TypeElement held) {
        return UNCALLED.stream()
                .filter(role -> vocabulary.annotation(held, role.annotation()).isPresent())
                .findFirst()
                .map(role -> fix(role).formatted(holder.getSimpleName(), held.getSimpleName()));
    }

    private static String fix(Role role) {
        return role == Role.COMMAND
                ? "%s holds the handler %s. Handlers do not call handlers: send the command through the CommandBus, and name it in 'sends'."
                : "%s holds the reaction %s. Nobody calls a reaction: commit the event it reacts to.";
    }
}
