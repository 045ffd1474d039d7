package dev.tense.contract;

import dev.tense.messaging.Json;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The codes that messages are made of: the enums in their components, as they are written. */
final class Codes {
    private final Map<String, Set<String>> found = new TreeMap<>();

    private Codes() {}

    /** The codes of a type by the name of the enum. */
    static Map<String, Set<String>> of(Class<?>... types) {
        var codes = new Codes();
        Arrays.stream(types).forEach(codes::collect);
        return codes.found;
    }

    private void collect(Type type) {
        if (type instanceof ParameterizedType generic) {
            Arrays.stream(generic.getActualTypeArguments()).forEach(this::collect);
        } else if (type instanceof Class<?> component) {
            collect(component);
        }
    }

    private void collect(Class<?> type) {
        if (type.isEnum()) {
            String name = type.getName().substring(type.getPackageName().length() + 1);
            Arrays.stream(type.getEnumConstants())
                    .map(Json::render)
                    .map(json -> json.replace("\"", ""))
                    .forEach(found.computeIfAbsent(name.replace('$', '.'), any -> new TreeSet<>())::add);
        } else if (type.isRecord()) {
            Arrays.stream(type.getRecordComponents()).forEach(component -> collect(component.getGenericType()));
        } else if (type.isSealed()) {
            Arrays.stream(type.getPermittedSubclasses()).forEach(this::collect);
        }
    }
}
