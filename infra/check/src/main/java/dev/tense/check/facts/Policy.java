package dev.tense.check.facts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What somebody may do, or may not: a policy of a role, of a queue or of a topic. */
record Policy(Resource owner, JsonNode document) {
    static Stream<Policy> of(Resource resource, Deployment all) {
        return switch (resource.type()) {
            case "AWS::IAM::Role" ->
                Stream.concat(
                        Stream.of(new Policy(resource, resource.at("AssumeRolePolicyDocument"))),
                        resource.at("Policies")
                                .valueStream()
                                .map(policy -> new Policy(resource, policy.path("PolicyDocument"))));
            case "AWS::IAM::ManagedPolicy" -> Stream.of(new Policy(resource, resource.at("PolicyDocument")));
            case "AWS::IAM::Policy" -> owned(resource, "Roles", all);
            case "AWS::SQS::QueuePolicy" -> owned(resource, "Queues", all);
            case "AWS::SNS::TopicPolicy" -> owned(resource, "Topics", all);
            default -> throw new IllegalArgumentException(resource.type() + " is no policy");
        };
    }

    private static Stream<Policy> owned(Resource policy, String owners, Deployment all) {
        return policy.at(owners)
                .valueStream()
                .flatMap(owner -> all.referredToBy(owner.asText()).stream())
                .map(owner -> new Policy(owner, policy.at("PolicyDocument")));
    }

    private static final List<String> BY_OMISSION = List.of("NotAction", "NotResource", "NotPrincipal");

    /** A line for each action on each resource; a statement about all but some is one line, as it stands. */
    Stream<String> lines(Namer namer) {
        List<JsonNode> statements = document.path("Statement").valueStream().toList();
        return Stream.concat(
                statements.stream()
                        .filter(Policy::isByOmission)
                        .map(statement -> namer.name(owner) + ": "
                                + namer.plain(sorted(statement).toString())),
                plainLines(statements, namer));
    }

    private static boolean isByOmission(JsonNode statement) {
        return BY_OMISSION.stream().anyMatch(statement::has);
    }

    private Stream<String> plainLines(List<JsonNode> statements, Namer namer) {
        return statements.stream()
                .filter(statement -> !isByOmission(statement))
                .flatMap(statement -> Texts.of(statement.path("Action"))
                        .flatMap(action -> resources(statement)
                                .map(resource -> "%s: %s %s %s on %s%s"
                                        .formatted(
                                                namer.name(owner),
                                                statement
                                                        .path("Effect")
                                                        .asText()
                                                        .toLowerCase(Locale.ROOT),
                                                principal(statement),
                                                action,
                                                namer.plain(resource),
                                                condition(statement, namer)))));
    }

    private static Stream<String> resources(JsonNode statement) {
        return statement.has("Resource") ? Texts.of(statement.path("Resource")) : Stream.of("itself");
    }

    private static String principal(JsonNode statement) {
        JsonNode principal = statement.path("Principal");
        boolean everybody =
                principal.asText().equals("*") || principal.path("AWS").asText().equals("*");
        return everybody ? "everybody" : principal.path("Service").asText("its holder");
    }

    private static String condition(JsonNode statement, Namer namer) {
        return statement.has("Condition")
                ? " if " + namer.plain(sorted(statement.path("Condition")).toString())
                : "";
    }

    /** Conditions hold together, whatever their order. */
    private static JsonNode sorted(JsonNode condition) {
        if (!condition.isObject()) {
            return condition;
        }
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        condition
                .propertyStream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> sorted.set(entry.getKey(), sorted(entry.getValue())));
        return sorted;
    }
}
