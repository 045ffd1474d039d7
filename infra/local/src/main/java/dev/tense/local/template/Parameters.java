package dev.tense.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The parameters of one template with the values they got. */
final class Parameters {
    private static final Set<String> ABOUT_FORMS =
            Set.of("Description", "ConstraintDescription", "NoEcho", "MinLength", "MaxLength", "AllowedPattern");

    private Parameters() {}

    static Map<String, Object> resolve(String file, @Nullable Object raw, Map<String, Object> given) {
        Map<String, Object> declared = raw == null ? Map.of() : Properties.asMap(file + " section Parameters", raw);
        given.keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new TemplateProblem(file, "there is no parameter " + name + "; known: " + declared.keySet());
                });
        Map<String, Object> result = new LinkedHashMap<>();
        declared.forEach((name, value) -> result.put(name, value(file + " parameter " + name, name, value, given)));
        return result;
    }

    private static Object value(String place, String name, Object raw, Map<String, Object> given) {
        Properties parts = new Properties(place, Properties.asMap(place, raw));
        String type = parts.oneOf("Type", "", "String", "Number", "CommaDelimitedList");
        parts.ignore(ABOUT_FORMS);
        Object fallback = parts.value("Default").orElse(null);
        Object value = given.getOrDefault(name, fallback);
        if (value == null) {
            throw new TemplateProblem(place, "has no value and no default; give one with --parameter " + name + "=...");
        }
        List<String> allowed =
                parts.list("AllowedValues").stream().map(Object::toString).toList();
        if (!allowed.isEmpty() && !allowed.contains(value.toString())) {
            throw new TemplateProblem(place, "the value " + value + " is not allowed; allowed: " + allowed);
        }
        int least = parts.number("MinValue", Integer.MIN_VALUE);
        int most = parts.number("MaxValue", Integer.MAX_VALUE);
        if (type.equals("Number")) {
            inRange(place, value.toString(), least, most);
        }
        parts.done();
        return type.equals("CommaDelimitedList") ? List.of(value.toString().split(",", -1)) : value;
    }

    private static void inRange(String place, String text, int least, int most) {
        try {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                throw new TemplateProblem(place, text + " is not between " + least + " and " + most);
            }
        } catch (NumberFormatException notANumber) {
            throw new TemplateProblem(place, "must be a whole number, not " + text);
        }
    }
}
