package dev.tense.local.lambda;

import dev.tense.local.template.Arn;
import dev.tense.local.wire.Answer;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the Lambda API names functions and says no. */
public final class LambdaWire {
    private static final Pattern NAME = Pattern.compile(
            "(?:(?:arn:aws:lambda:[^:]*:)?(?:\\d+:)?function:)?([A-Za-z0-9_-]+)(?::(live|\\$LATEST|\\d+))?");

    private LambdaWire() {}

    /** The plain name in a name or ARN, with or without an alias; empty when it is neither. */
    public static Optional<String> functionName(String nameOrArn) {
        Matcher matcher = NAME.matcher(nameOrArn);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
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
