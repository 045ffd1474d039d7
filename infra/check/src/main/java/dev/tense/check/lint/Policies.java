package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Resource;
import java.util.stream.Stream;

/** Statements of policies, of resources and of roles. */
final class Policies {
    private Policies() {}

    /** The statements of a resource's policy with this effect. */
    static Stream<JsonNode> statements(Resource policy, String effect) {
        return policy.at("PolicyDocument", "Statement")
                .valueStream()
                .filter(statement -> statement.path("Effect").asText().equals(effect));
    }

    /** Whether a statement is about everybody. */
    static boolean isForEverybody(JsonNode statement) {
        JsonNode principal = statement.path("Principal");
        return principal.asText().equals("*") || principal.path("AWS").asText().equals("*");
    }

    /** Whether whoever does not use TLS is refused, whatever they ask for. */
    static boolean deniesWithoutTls(Resource policy) {
        return statements(policy, "Deny")
                .anyMatch(statement -> isForEverybody(statement)
                        && statement.path("Action").asText().endsWith(":*")
                        && isWithoutTls(statement));
    }

    /** Whether a statement is about whoever does not use TLS. */
    static boolean isWithoutTls(JsonNode statement) {
        return statement
                .path("Condition")
                .path("Bool")
                .path("aws:SecureTransport")
                .asText()
                .equals("false");
    }
}
