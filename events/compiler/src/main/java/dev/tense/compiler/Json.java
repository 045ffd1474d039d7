package dev.tense.compiler;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Writes maps, lists, strings and numbers as indented JSON, in the order they come. */
final class Json {
    private static final String INDENT = "  ";

    private Json() {}

    static String write(Object value) {
        return write(value, "\n") + "\n";
    }

    private static String write(Object value, String line) {
        return switch (value) {
            case Map<?, ?> map when map.isEmpty() -> "{}";
            case Map<?, ?> map ->
                block(
                        '{',
                        map.entrySet(),
                        '}',
                        line,
                        entry -> quote((String) entry.getKey()) + ": " + write(entry.getValue(), line + INDENT));
            case List<?> list
            when list.stream().allMatch(String.class::isInstance) ->
                list.stream().map(item -> quote((String) item)).collect(Collectors.joining(", ", "[", "]"));
            case List<?> list -> block('[', list, ']', line, item -> write(item, line + INDENT));
            case String text -> quote(text);
            case Integer number -> number.toString();
            default -> throw new IllegalArgumentException("No JSON for " + value.getClass());
        };
    }

    private static <T> String block(
            char open, Iterable<T> items, char close, String line, Function<? super T, String> write) {
        var inner = line + INDENT;
        var body = new StringBuilder();
        for (var item : items) {
            body.append(body.isEmpty() ? "" : ",").append(inner).append(write.apply(item));
        }
        return open + body.toString() + line + close;
    }

    private static String quote(String text) {
        return text.chars().mapToObj(Json::escape).collect(Collectors.joining("", "\"", "\""));
    }

    private static String escape(int character) {
        return character == '"' || character == '\\' || character < ' '
                ? String.format("\\u%04x", character)
                : Character.toString(character);
    }
}
