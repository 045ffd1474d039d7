package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.stream.Stream;

/** What roles allow. */
final class Roles {
    static final String TYPE = "AWS::IAM::Role";
    static final String LEADING_KEYS = "dynamodb:LeadingKeys";

    private Roles() {}

    /** Of the policies in a role, and of those that are attached to it. */
    static Stream<JsonNode> statements(Resource role, Deployment all) {
        Stream<JsonNode> inside = role.at("Policies").valueStream().map(policy -> policy.path("PolicyDocument"));
        Stream<JsonNode> attached = all.ofType("AWS::IAM::Policy")
                .filter(policy -> Texts.of(policy.at("Roles")).anyMatch(role.ref()::equals))
                .map(policy -> policy.at("PolicyDocument"));
        return Stream.concat(inside, attached).flatMap(Policies::statements);
    }

    /** The statements of the role of a function. */
    static Stream<JsonNode> ofFunction(Resource function, Deployment all) {
        return all.referredToBy(function.text("Role")).stream().flatMap(role -> statements(role, all));
    }

    /** Whether the role of a function allows an action, on whatever. */
    static boolean may(String action, Resource function, Deployment all) {
        return ofFunction(function, all)
                .flatMap(statement -> Texts.of(statement.path("Action")))
                .anyMatch(action::equals);
    }

    /** The patterns of partition keys that a statement is narrowed to. */
    static Stream<String> keys(JsonNode statement) {
        return Texts.of(
                statement.path("Condition").path("ForAllValues:StringLike").path(LEADING_KEYS));
    }
}
