package dev.tense.check.rights;

import java.lang.classfile.Attributes;
import java.lang.classfile.MethodModel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What each function needs to do with the tables. */
public final class Rights {
    private static final String FUNQ = "Lio/quarkus/funqy/Funq;";

    private final SortedMap<String, List<Right>> ofFunctions;

    public Rights(Map<String, List<Right>> ofFunctions) {
        this.ofFunctions = new TreeMap<>(ofFunctions);
    }

    /** Finds out what these functions do, in the compiled classes of a folder. */
    public static Rights in(Path classes, Collection<Entrance> functions) {
        Code code = Code.in(classes);
        var found = new TreeMap<String, List<Right>>();
        functions.forEach(function -> found.put(function.function(), of(function, code)));
        return new Rights(found);
    }

    /** In the order of the tables; none for a function that touches none. */
    public List<Right> of(String function) {
        return ofFunctions.getOrDefault(function, List.of());
    }

    /** The functions, in the order of the alphabet. */
    public SortedMap<String, List<Right>> all() {
        return new TreeMap<>(ofFunctions);
    }

    private static List<Right> of(Entrance function, Code code) {
        var use = new TableUse(code);
        var found = new Reach(code)
                .from(roots(function, code)).stream()
                        .flatMap(method -> use.of(method, function))
                        .collect(Collectors.toMap(
                                Function.identity(),
                                Function.identity(),
                                Right::and,
                                () -> new TreeMap<>(Right.IN_ORDER)));
        return List.copyOf(found.values());
    }

    private static List<MethodId> roots(Entrance function, Code code) {
        return Stream.concat(
                        function.handlers().stream().map(Rights::internal).map(type -> funq(type, code)),
                        function.parts().stream().map(Rights::internal).flatMap(code::methods))
                .toList();
    }

    private static MethodId funq(String type, Code code) {
        return code.type(type).stream()
                .flatMap(model -> model.methods().stream())
                .filter(Rights::isFunq)
                .map(method -> new MethodId(
                        type,
                        method.methodName().stringValue(),
                        method.methodType().stringValue()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no @Funq method in " + type));
    }

    private static boolean isFunq(MethodModel method) {
        return method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
                .flatMap(all -> all.annotations().stream())
                .anyMatch(annotation -> annotation.className().equalsString(FUNQ));
    }

    private static String internal(String name) {
        return name.replace('.', '/');
    }
}
