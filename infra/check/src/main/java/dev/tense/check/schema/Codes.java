package dev.tense.check.schema;

import dev.tense.messaging.Json;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The constants of an enum, and what their doc comments say. */
final class Codes {
    private Codes() {}

    /** A list in Markdown, after an empty line; nothing where no constant has a comment. */
    static String described(Class<?> type, Descriptions descriptions) {
        if (!type.isEnum()) {
            return "";
        }
        String list = Arrays.stream(type.getEnumConstants())
                .map(constant -> (Enum<?>) constant)
                .flatMap(code ->
                        descriptions
                                .of(type, code.name())
                                .map(text -> "- `%s`: %s".formatted(written(code), text))
                                .stream())
                .collect(Collectors.joining("\n"));
        return list.isEmpty() ? "" : "\n\n" + list;
    }

    private static String written(Object code) {
        return Json.MAPPER.convertValue(code, String.class);
    }
}
