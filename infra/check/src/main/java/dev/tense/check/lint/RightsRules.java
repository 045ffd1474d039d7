package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Rights of functions: named actions on named resources. */
final class RightsRules {
    private static final String ROLE = "AWS::IAM::Role";
    private static final Pattern ACTION = Pattern.compile("[a-z0-9-]+:[A-Z][A-Za-z]+");

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
                        "action-is-on-something-named",
                        "must allow actions on resources by their names",
                        statement ->
                                Texts.of(statement.path("Resource")).findAny().isPresent()
                                        && Texts.of(statement.path("Resource"))
                                                .noneMatch(resource -> isPattern(resource, statement))),
                Rule.each(
                        ROLE,
                        "role-is-for-a-function",
                        "must be for Lambda alone",
                        role -> role.at("AssumeRolePolicyDocument", "Statement")
                                .valueStream()
                                .allMatch(statement -> statement
                                        .path("Principal")
                                        .path("Service")
                                        .asText()
                                        .equals("lambda.amazonaws.com"))),
                Rule.each(
                        ROLE,
                        "role-has-no-managed-policy",
                        "must not have a managed policy: what it allows changes without us",
                        role -> !role.properties().has("ManagedPolicyArns")),
                Rule.each(
                        ROLE,
                        "log-is-never-rewritten",
                        "must not allow to update or delete in the log",
                        RightsRules::leavesTheLogAlone));
    }

    private static Rule each(String name, String says, Predicate<JsonNode> keeps) {
        return Rule.each(ROLE, name, says, (role, all) -> statements(role, all).allMatch(keeps));
    }

    /** Of the policies in a role, and of those that are attached to it. */
    private static Stream<JsonNode> statements(Resource role, Deployment all) {
        Stream<JsonNode> inside = role.at("Policies").valueStream().map(policy -> policy.path("PolicyDocument"));
        Stream<JsonNode> attached = all.ofType("AWS::IAM::Policy")
                .filter(policy -> Texts.of(policy.at("Roles")).anyMatch(role.ref()::equals))
                .map(policy -> policy.at("PolicyDocument"));
        return Stream.concat(inside, attached)
                .flatMap(document -> document.path("Statement").valueStream());
    }

    private static boolean isPattern(String resource, JsonNode statement) {
        return resource.contains("*")
                || (resource.contains("?")
                        && !Texts.of(statement.path("Action")).allMatch(MAY_END_IN_A_PATTERN::contains));
    }

    private static boolean leavesTheLogAlone(Resource role, Deployment all) {
        return statements(role, all)
                .filter(statement -> Texts.of(statement.path("Resource"))
                        .flatMap(arn -> all.referredToBy(arn).stream())
                        .anyMatch(table -> table.properties().has("StreamSpecification")))
                .flatMap(statement -> Texts.of(statement.path("Action")))
                .noneMatch(Set.of("dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem")::contains);
    }
}
