package dev.tense.local.prove;

import dev.tense.local.gate.FunctionCall;
import dev.tense.local.wire.QueryText;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What tells requests of a function apart, and whom they are about. */
final class RequestKind {
    /** Every id that follows from a command. */
    private static final Pattern ID = Pattern.compile("(?<![0-9a-f])[0-9a-f]{32}(?![0-9a-f])");

    /** The beginnings of keys, such as {@code payment#} and {@code inventory#product#}. */
    private static final Pattern KEY = Pattern.compile("\\{\"S\":\"((?:[a-z][a-z-]*(?:@\\d+)?#)+)");

    private static final Pattern ADDRESS = Pattern.compile("(?:TopicArn=|\"QueueUrl\":\")[^&\"]*[:/]([A-Za-z0-9-]+)");

    private RequestKind() {}

    /** The operation and what it works on, without ids: the same for every order that goes the same way. */
    static String of(FunctionCall call) {
        String text = text(call);
        Matcher address = ADDRESS.matcher(text);
        Set<String> about = address.find()
                ? Set.of(address.group(1))
                : KEY.matcher(text).results().map(key -> key.group(1)).collect(Collectors.toCollection(TreeSet::new));
        return (call.operation() + " " + String.join(" ", about)).strip();
    }

    static Set<String> ids(FunctionCall call) {
        return ID.matcher(text(call)).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static String text(FunctionCall call) {
        return call.service().equals("sns") ? QueryText.decoded(call.body()) : call.body();
    }
}
