package dev.tense.local.template;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties of a resource, or of a part of it, that must all be read or knowingly ignored. */
final class Properties {
    private final String place;
    private final Map<String, Object> values;
    private final Set<String> read = new HashSet<>();
    private final List<Properties> children = new ArrayList<>();

    Properties(String place, Map<String, Object> values) {
        this.place = place;
        this.values = values;
    }

    static Map<String, Object> asMap(String place, @Nullable Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new TemplateProblem(place, "expected a mapping");
        }
        Map<String, Object> result = new LinkedHashMap<>();
        map.forEach((key, each) -> result.put(String.valueOf(key), each));
        return result;
    }

    String place() {
        return place;
    }

    String at(String name) {
        return place + " property " + name;
    }

    Set<String> names() {
        return values.keySet();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    Optional<Object> value(String name) {
        read.add(name);
        return Optional.ofNullable(values.get(name));
    }

    Optional<String> optional(String name) {
        return value(name).map(value -> scalar(name, value));
    }

    String text(String name) {
        return optional(name).orElseThrow(() -> new TemplateProblem(at(name), "is missing"));
    }

    String text(String name, String otherwise) {
        return optional(name).orElse(otherwise);
    }

    int number(String name, int otherwise) {
        Optional<String> text = optional(name);
        try {
            return text.map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException notANumber) {
            throw new TemplateProblem(at(name), "must be a whole number, not " + text.orElse(""));
        }
    }

    boolean flag(String name) {
        String text = text(name, "false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new TemplateProblem(at(name), "must be true or false, not " + text);
        }
        return text.equals("true");
    }

    String oneOf(String name, String otherwise, String... allowed) {
        String text = text(name, otherwise);
        if (!List.of(allowed).contains(text)) {
            throw new TemplateProblem(at(name), "the value " + text + " is not known here; known: " + List.of(allowed));
        }
        return text;
    }

    Optional<Properties> child(String name) {
        return value(name).map(value -> child(at(name), value));
    }

    List<Object> list(String name) {
        Object value = value(name).orElse(List.of());
        if (!(value instanceof List<?> list)) {
            throw new TemplateProblem(at(name), "expected a list");
        }
        return List.copyOf(list);
    }

    /** A list of texts, or the one. */
    List<String> textList(String name) {
        Object value = value(name).orElseThrow(() -> new TemplateProblem(at(name), "is missing"));
        return value instanceof List<?> list
                ? list.stream().map(each -> scalar(name, each)).toList()
                : List.of(scalar(name, value));
    }

    List<Properties> children(String name) {
        return list(name).stream().map(value -> child(at(name), value)).toList();
    }

    Map<String, String> texts(String name) {
        Map<String, String> result = new LinkedHashMap<>();
        child(name).ifPresent(child -> child.names().forEach(key -> result.put(key, child.text(key))));
        return result;
    }

    void ignore(Set<String> names) {
        read.addAll(names);
    }

    /** Refuses what nobody asked for. */
    void done() {
        values.keySet().stream()
                .filter(name -> !read.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new TemplateProblem(
                            at(name), "is not known here; the local run refuses what it cannot honour");
                });
        children.forEach(Properties::done);
    }

    private Properties child(String childPlace, Object value) {
        Properties child = new Properties(childPlace, asMap(childPlace, value));
        children.add(child);
        return child;
    }

    private String scalar(String name, @Nullable Object value) {
        if (value == null || value instanceof Map || value instanceof List) {
            throw new TemplateProblem(at(name), "expected a single value");
        }
        return value.toString();
    }
}
