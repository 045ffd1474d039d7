package dev.tense.local.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A path with variables: {@code /orders/{orderId}} or {@code /files/{rest+}}. */
final class PathPattern {
    private static final Pattern VARIABLE = Pattern.compile("\\{([A-Za-z0-9]+)(\\+?)}");

    private final Pattern pattern;
    private final List<String> names = new ArrayList<>();

    PathPattern(String path) {
        StringBuilder regex = new StringBuilder();
        Matcher variables = VARIABLE.matcher(path);
        int end = 0;
        while (variables.find()) {
            regex.append(Pattern.quote(path.substring(end, variables.start())));
            regex.append(variables.group(2).isEmpty() ? "([^/]+)" : "(.+)");
            names.add(variables.group(1));
            end = variables.end();
        }
        this.pattern = Pattern.compile(regex + Pattern.quote(path.substring(end)));
    }

    /** The values of the variables when the path fits. */
    Optional<Map<String, String>> match(String path) {
        Matcher matcher = pattern.matcher(path);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), matcher.group(i + 1));
        }
        return Optional.of(values);
    }

    /** Literal paths are preferred to variables, and those to a variable that takes the rest. */
    static int rank(String path) {
        if (path.contains("+}")) {
            return 2;
        }
        return path.contains("{") ? 1 : 0;
    }
}
