package dev.tense.compiler;

import dev.tense.compiler.Function.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/** The shape each function has: one role, a public class, one public {@code @Funq} method with one parameter. */
record FunctionShape(Vocabulary vocabulary, Problems problems) {
    /** The function in this class, if there is one of the right shape; reports what is wrong with any other. */
    Optional<Function> read(TypeElement type) {
        var roles = roles(type);
        var methods = functions(type);
        if (roles.isEmpty()) {
            methods.forEach(method -> problems.report(method, withoutRole(type, method)));
            return Optional.empty();
        }
        if (roles.size() > 1) {
            problems.report(
                    type,
                    "%s is both %s and %s. A function has one role: split the class."
                            .formatted(type.getSimpleName(), roles.get(0), roles.get(1)));
            return Optional.empty();
        }
        if (methods.size() != 1) {
            problems.report(
                    type,
                    "%s has %d @Funq methods. A %s class has exactly one."
                            .formatted(type.getSimpleName(), methods.size(), roles.getFirst()));
            return Optional.empty();
        }
        return read(type, roles.getFirst(), methods.getFirst());
    }

    private Optional<Function> read(TypeElement type, Role role, ExecutableElement method) {
        mustBePublic(type, "class " + type.getSimpleName());
        mustBePublic(method, "method " + type.getSimpleName() + "." + method.getSimpleName());
        var inputs = inputs(method);
        if (inputs.size() != 1) {
            problems.report(
                    method,
                    "%s.%s has %d parameters. A function has exactly one: the message it is for."
                            .formatted(type.getSimpleName(), method.getSimpleName(), inputs.size()));
            return Optional.empty();
        }
        var settings = vocabulary.annotation(type, role.annotation()).orElseThrow();
        var name = vocabulary.annotation(method, Vocabulary.FUNQ).orElseThrow().string("value");
        return Optional.of(new Function(
                type, role, settings, method, name, inputs.getFirst().asType()));
    }

    private static String withoutRole(TypeElement type, ExecutableElement method) {
        return "%s.%s is a function without a role. Give its class one of @CommandHandler, @QueryHandler, @Reaction, @SystemFunction."
                .formatted(type.getSimpleName(), method.getSimpleName());
    }

    private void mustBePublic(Element element, String what) {
        if (!element.getModifiers().contains(Modifier.PUBLIC)) {
            problems.report(
                    element, "The %s is not public. Funqy calls it by reflection: make it public.".formatted(what));
        }
    }

    private List<Role> roles(TypeElement type) {
        return Arrays.stream(Role.values())
                .filter(role -> vocabulary.annotation(type, role.annotation()).isPresent())
                .toList();
    }

    private List<ExecutableElement> functions(TypeElement type) {
        return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
                .filter(method -> vocabulary.annotation(method, Vocabulary.FUNQ).isPresent())
                .toList();
    }

    /** The parameters, without those Funqy injects. */
    private List<? extends VariableElement> inputs(ExecutableElement method) {
        return method.getParameters().stream()
                .filter(parameter -> vocabulary
                        .annotation(parameter, Vocabulary.FUNQ_CONTEXT)
                        .isEmpty())
                .toList();
    }
}
