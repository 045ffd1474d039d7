package dev.tense.local.iam;

import dev.tense.local.template.Blueprint.KeyCondition;
import dev.tense.local.template.Blueprint.Statement;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a statement allows something, by the rules of IAM. */
public final class Allowing {
    private Allowing() {}

    public static boolean meets(Statement statement, Demand demand) {
        return statement.actions().stream().anyMatch(action -> isAction(action, demand))
                && statement.resources().stream().anyMatch(resource -> matches(resource, demand.resource()))
                && statement.keys().map(keys -> meets(keys, demand.keys())).orElse(true);
    }

    /** {@code ForAllValues}: of no values all fulfil any condition, and {@code Null} says whether that will do. */
    private static boolean meets(KeyCondition condition, List<String> keys) {
        return keys.isEmpty()
                ? !condition.wanted()
                : keys.stream().allMatch(key -> condition.patterns().stream().anyMatch(each -> matches(each, key)));
    }

    /** Each action on each resource for each pattern of keys. */
    static Stream<Grant> grants(String function, Statement statement) {
        List<String> keys = statement.keys().map(KeyCondition::patterns).orElse(List.of(""));
        return statement.actions().stream()
                .flatMap(action -> statement.resources().stream()
                        .flatMap(resource -> keys.stream().map(key -> new Grant(function, action, resource, key))));
    }

    /** Whether a grant of a statement that meets a demand had a part in that. */
    static boolean makesUseOf(Grant grant, Demand demand) {
        return isAction(grant.action(), demand)
                && matches(grant.resource(), demand.resource())
                && (grant.key().isEmpty() || demand.keys().stream().anyMatch(key -> matches(grant.key(), key)));
    }

    private static boolean isAction(String action, Demand demand) {
        return action.equalsIgnoreCase(demand.action());
    }

    /** {@code *} stands for any characters, {@code ?} for one. */
    private static boolean matches(String pattern, String text) {
        String expression = pattern.codePoints()
                .mapToObj(Character::toString)
                .map(each -> Optional.of(each)
                        .filter("*"::equals)
                        .map(_ -> ".*")
                        .orElse(each.equals("?") ? "." : Pattern.quote(each)))
                .collect(Collectors.joining());
        return Pattern.compile(expression, Pattern.DOTALL).matcher(text).matches();
    }
}
