package dev.tense.evolution;

import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.quarkus.funqy.Funq;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which components of its event a reaction reads: those whose fields are read by the code that its function reaches, in its own
 * package and in the records themselves. A component that is read, and no part of it, counts as read with all its parts.
 */
final class FieldsRead {
    /** These read all components of a record, and tell nothing about which of them matter. */
    private static final Set<String> OF_EVERY_RECORD =
            Set.of(JavaConstructor.CONSTRUCTOR_NAME, "equals", "hashCode", "toString");

    private final JavaClass reaction;
    private final Set<JavaCodeUnit> reached = new HashSet<>();
    private final Set<String> fields = new HashSet<>();

    private FieldsRead(JavaClass reaction) {
        this.reaction = reaction;
    }

    /** The paths of the components, as they are in the event's JSON: {@code items[].sku}. */
    static SortedSet<String> by(JavaClass reaction, Class<?> event, Shape shape) {
        var read = new FieldsRead(reaction);
        read.reach();
        var paths = new TreeSet<String>();
        read.collect("", event, shape, paths);
        return paths;
    }

    private void reach() {
        var left = new ArrayDeque<JavaCodeUnit>();
        reaction.getMethods().stream()
                .filter(method -> method.isAnnotatedWith(Funq.class))
                .forEach(left::add);
        while (!left.isEmpty()) {
            JavaCodeUnit unit = left.remove();
            if (reached.add(unit)) {
                unit.getFieldAccesses().stream()
                        .filter(access -> access.getAccessType() == AccessType.GET)
                        .forEach(access -> fields.add(access.getTarget().getFullName()));
                called(unit).forEach(left::add);
            }
        }
    }

    private Stream<JavaCodeUnit> called(JavaCodeUnit unit) {
        Stream<CodeUnitAccessTarget> calls = unit.getCallsFromSelf().stream().map(call -> call.getTarget());
        Stream<CodeUnitAccessTarget> methods =
                unit.getMethodReferencesFromSelf().stream().map(reference -> reference.getTarget());
        Stream<CodeUnitAccessTarget> constructors =
                unit.getConstructorReferencesFromSelf().stream().map(reference -> reference.getTarget());
        return Stream.of(calls, methods, constructors)
                .flatMap(targets -> targets)
                .<JavaCodeUnit>flatMap(target -> target.resolveMember().stream())
                .flatMap(this::withImplementations)
                .filter(this::isFollowed);
    }

    private Stream<JavaCodeUnit> withImplementations(JavaCodeUnit unit) {
        Stream<JavaCodeUnit> implementations = unit.getOwner().getAllSubclasses().stream()
                .flatMap(type -> type.getCodeUnits().stream())
                .filter(candidate -> candidate.getName().equals(unit.getName())
                        && names(candidate).equals(names(unit)));
        return Stream.concat(Stream.of(unit), implementations);
    }

    private static List<String> names(JavaCodeUnit unit) {
        return unit.getRawParameterTypes().stream().map(JavaClass::getName).toList();
    }

    private boolean isFollowed(JavaCodeUnit unit) {
        JavaClass owner = unit.getOwner();
        return owner.getPackageName().equals(reaction.getPackageName())
                || (owner.isRecord() && !OF_EVERY_RECORD.contains(unit.getName()))
                || (owner.isInterface()
                        && owner.getPackageName().startsWith("dev.tense.contract")
                        && !unit.getModifiers().contains(JavaModifier.ABSTRACT));
    }

    private void collect(String path, Class<?> record, Shape shape, SortedSet<String> paths) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (fields.contains(record.getName() + "." + component.getName())) {
                collect(
                        path.isEmpty() ? component.getName() : path + "." + component.getName(),
                        component,
                        shape,
                        paths);
            }
        }
    }

    private void collect(String path, RecordComponent component, Shape shape, SortedSet<String> paths) {
        Class<?> type = element(component.getGenericType());
        String inside =
                component.getType().equals(List.class) || component.getType().equals(Set.class) ? path + "[]" : path;
        var parts = new TreeSet<String>();
        if (isSpelledOut(type, inside, shape)) {
            collect(inside, type, shape, parts);
        }
        paths.addAll(parts.isEmpty() ? Set.of(path) : parts);
    }

    /** Whether the JSON of a record shows its components: an id is a text, and an amount of money has a form of its own. */
    private static boolean isSpelledOut(Class<?> type, String path, Shape shape) {
        return type.isRecord()
                && Stream.of(type.getRecordComponents())
                        .allMatch(component -> shape.hasMember(path, component.getName()));
    }

    /** The type itself, or what is inside a list, a set or an optional value. */
    static Class<?> element(Type type) {
        return switch (type) {
            case Class<?> raw -> raw;
            case ParameterizedType generic -> element(generic.getActualTypeArguments()[0]);
            default -> Object.class;
        };
    }
}
