package dev.tense.local.template;

import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text form of Fn::Sub. */
final class Substitution {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]+)}");

    private Substitution() {}

    static String of(String text, Function<String, Object> variables) {
        return VARIABLE.matcher(text).replaceAll(match -> {
            String name = match.group(2).trim();
            boolean literal = !match.group(1).isEmpty();
            return Matcher.quoteReplacement(
                    literal ? "${" + name + "}" : variables.apply(name).toString());
        });
    }
}
