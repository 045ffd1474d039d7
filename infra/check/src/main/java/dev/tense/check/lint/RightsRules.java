package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rights of functions: named actions on named resources. */
final class RightsRules {
    private static final Pattern ACTION = Pattern.compile("[a-z0-9-]+:[A-Z][A-Za-z]+");
    private static final Pattern KEYS = Pattern.compile("[a-z][a-z0-9@-]*#([a-z]+#)?\\*");

    /** Six characters that Secrets Manager chooses stand behind the name of a secret, so its ARN cannot be exact. */
    private static final Set<String> MAY_END_IN_A_PATTERN = Set.of("secretsmanager:GetSecretValue");

    private RightsRules() {}

    static List<Rule> all() {
        return List.of(
                each(
                        "action-is-named",
                        "must allow actions by their names: a wildcard also allows what nobody has thought of",
                        statement -> Texts.of(statement.path("Action"))
                                .allMatch(action -> ACTION.matcher(action).matches())),
                each(
                        "statement-says-what-it-allows",
                        "must allow actions on resources by naming both, and not by what it leaves out",
                        statement -> statement.path("Effect").asText().equals("Allow")
                                && Texts.of(statement.path("Action")).findAny().isPresent()
                                && Texts.of(statement.path("Resource"))
                                        .findAny()
                                        .isPresent()
                                && !statement.has("NotAction")
                                && !statement.has("NotResource")),
                each(
                        "action-exists",
                        "must allow actions that exist: nobody is asked for the right to any other (see actions.txt)",
                        statement -> Texts.of(statement.path("Action"))
                                .allMatch(action -> Actions.find(action).isPresent())),
                each(
                        "action-works-on-its-resource",
                        "must allow actions on resources they work on: on any other the right is without effect",
                        RightsRules::fits),
                each(
                        "keys-are-narrowed",
                        "must allow what is done by key for some partition keys alone, and not where no key is asked for",
                        RightsRules::isNarrowed),
                each(
                        "right-depends-on-keys-alone",
                        "must not make what it allows depend on anything but partition keys: no more is known of a caller here",
                        RightsRules::dependsOnKeysAlone),
                each(
                        "action-is-on-something-named",
                        "must allow actions on resources by their names",
                        statement ->
                                Texts.of(statement.path("Resource")).findAny().isPresent()
                                        && Texts.of(statement.path("Resource"))
                                                .noneMatch(resource -> isPattern(resource, statement))),
                Rule.each(Roles.TYPE, "role-is-for-a-function", "must be for Lambda alone", RightsRules::isForLambda),
                Rule.each(
                        Roles.TYPE,
                        "role-has-no-managed-policy",
                        "must not have a managed policy: what it allows changes without us",
                        role -> !role.properties().has("ManagedPolicyArns")),
                Rule.each(
                        Roles.TYPE,
                        "log-is-never-rewritten",
                        "must not allow to update or delete in the log",
                        RightsRules::leavesTheLogAlone));
    }

    private static Rule each(String name, String says, Predicate<JsonNode> keeps) {
        return each(name, says, (statement, _) -> keeps.test(statement));
    }

    private static Rule each(String name, String says, BiPredicate<JsonNode, Deployment> keeps) {
        return Rule.each(
                Roles.TYPE,
                name,
                says,
                (role, all) -> Roles.statements(role, all).allMatch(statement -> keeps.test(statement, all)));
    }

    private static boolean isForLambda(Resource role) {
        List<JsonNode> trusted =
                Policies.statements(role.at("AssumeRolePolicyDocument")).toList();
        return trusted.size() == 1
                && Policies.says(
                        trusted.getFirst(),
                        Map.of(
                                "Effect",
                                "Allow",
                                "Principal",
                                Map.of("Service", "lambda.amazonaws.com"),
                                "Action",
                                "sts:AssumeRole"));
    }

    /** What is about no resource fits nothing but everything. */
    private static boolean fits(JsonNode statement, Deployment all) {
        return Texts.of(statement.path("Action"))
                .flatMap(action -> Actions.find(action).stream())
                .allMatch(action -> Texts.of(statement.path("Resource"))
                        .allMatch(resource -> action.resources().isEmpty()
                                ? resource.equals("*")
                                : ResourceKind.of(resource, all)
                                        .map(action.resources()::contains)
                                        .orElse(false)));
    }

    /** Items of an index have another key, so nothing can be said about those of the table. */
    private static boolean isNarrowed(JsonNode statement, Deployment all) {
        boolean byKey = Texts.of(statement.path("Action"))
                        .flatMap(action -> Actions.find(action).stream())
                        .anyMatch(Actions.Action::byKey)
                && Texts.of(statement.path("Resource"))
                        .anyMatch(resource -> ResourceKind.of(resource, all).equals(Optional.of("table")));
        List<String> keys = Roles.keys(statement).toList();
        return !byKey
                || (!keys.isEmpty()
                        && keys.stream().allMatch(key -> KEYS.matcher(key).matches())
                        && statement
                                .path("Condition")
                                .path("Null")
                                .path(Roles.LEADING_KEYS)
                                .asText()
                                .equals("false"));
    }

    private static boolean dependsOnKeysAlone(JsonNode statement) {
        JsonNode condition = statement.path("Condition");
        return condition.isMissingNode()
                || (condition.size() == 2
                        && Stream.of("ForAllValues:StringLike", "Null")
                                .allMatch(operator -> condition.path(operator).size() == 1
                                        && condition.path(operator).has(Roles.LEADING_KEYS)));
    }

    private static boolean isPattern(String resource, JsonNode statement) {
        if (resource.equals("*")) {
            return !Texts.of(statement.path("Action")).allMatch(Actions::isAboutNoResource);
        }
        return resource.contains("*")
                || (resource.contains("?")
                        && !Texts.of(statement.path("Action")).allMatch(MAY_END_IN_A_PATTERN::contains));
    }

    private static boolean leavesTheLogAlone(Resource role, Deployment all) {
        return Roles.statements(role, all)
                .filter(statement -> Texts.of(statement.path("Resource"))
                        .flatMap(arn -> all.referredToBy(arn).stream())
                        .anyMatch(table -> table.properties().has("StreamSpecification")))
                .flatMap(statement -> Texts.of(statement.path("Action")))
                .noneMatch(Set.of("dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem")::contains);
    }
}
