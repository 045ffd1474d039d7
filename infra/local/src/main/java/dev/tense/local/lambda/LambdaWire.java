package dev.tense.local.lambda;

import dev.tense.local.template.Arn;
import dev.tense.local.wire.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the Lambda API names functions and says no. */
public final class LambdaWire {
    private static final Pattern NAME = Pattern.compile(
            "(?:(?:arn:aws:lambda:[^:]*:)?(?:\\d+:)?function:)?([A-Za-z0-9_-]+)(?::([A-Za-z0-9_$-]+))?");

    /** The alias that every function has, and its code as it is; there are no numbered versions. */
    private static final Set<String> QUALIFIERS = Set.of("live", "$LATEST");

    private LambdaWire() {}

    /** The plain name in a name or ARN, whose qualifier, if any, is one that functions have here; empty for everything else. */
    public static Optional<String> functionName(String nameOrArn) {
        Matcher matcher = NAME.matcher(nameOrArn);
        return matcher.matches() && (matcher.group(2) == null || QUALIFIERS.contains(matcher.group(2)))
                ? Optional.of(matcher.group(1))
                : Optional.empty();
    }

    /** The qualifier in a name or ARN, known or not. */
    static Optional<String> qualifier(String nameOrArn) {
        Matcher matcher = NAME.matcher(nameOrArn);
        return matcher.matches() ? Optional.ofNullable(matcher.group(2)) : Optional.empty();
    }

    static Answer notFound(String name) {
        String arn = name.startsWith("arn:") ? name : Arn.function(name);
        return error(404, "ResourceNotFoundException", "Function not found: " + arn);
    }

    public static Answer error(int status, String type, String message) {
        return Answer.json(status, Map.of("Type", "User", "Message", message, "message", message))
                .with("x-amzn-ErrorType", type);
    }
}
