package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.check.deployment.Resource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Statements of policies, of resources and of roles. */
final class Policies {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Object> WITHOUT_TLS = Map.of("Bool", Map.of("aws:SecureTransport", "false"));

    private Policies() {}

    /** The statements of a document; it may have a list of them, or one. */
    static Stream<JsonNode> statements(JsonNode document) {
        JsonNode statements = document.path("Statement");
        return statements.isObject() ? Stream.of(statements) : statements.valueStream();
    }

    /** The statements of a resource's policy with this effect. */
    static Stream<JsonNode> statements(Resource policy, String effect) {
        return statements(policy.at("PolicyDocument"))
                .filter(statement -> statement.path("Effect").asText().equals(effect));
    }

    /** Whether a statement says this and nothing beside it, whatever it is called. */
    static boolean says(JsonNode statement, Map<String, Object> what) {
        ObjectNode nameless = JSON.createObjectNode();
        statement.propertyStream().forEach(part -> nameless.set(part.getKey(), part.getValue()));
        nameless.remove("Sid");
        return nameless.equals(JSON.valueToTree(what));
    }

    /** Whether a statement lets one service do one thing with one resource, on one condition. */
    static boolean lets(
            JsonNode statement, String service, String action, String resource, Map<String, Object> condition) {
        return says(
                statement,
                Map.of(
                        "Effect",
                        "Allow",
                        "Principal",
                        Map.of("Service", service),
                        "Action",
                        action,
                        "Resource",
                        resource,
                        "Condition",
                        condition));
    }

    /** Whether a policy refuses an action on a resource to whoever does not use TLS, and refuses nothing else. */
    static boolean deniesWithoutTls(Resource policy, String action, String resource) {
        List<JsonNode> denied = statements(policy, "Deny").toList();
        return !denied.isEmpty()
                && denied.stream()
                        .allMatch(statement -> Stream.of("*", Map.of("AWS", "*"))
                                .anyMatch(everybody -> says(
                                        statement,
                                        Map.of(
                                                "Effect",
                                                "Deny",
                                                "Principal",
                                                everybody,
                                                "Action",
                                                action,
                                                "Resource",
                                                resource,
                                                "Condition",
                                                WITHOUT_TLS))));
    }
}
