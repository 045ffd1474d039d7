package dev.tense.local.template;

import dev.tense.local.template.Blueprint.KeyCondition;
import dev.tense.local.template.Blueprint.Policy;
import dev.tense.local.template.Blueprint.Statement;
import java.util.List;
import java.util.Optional;

/** Reads policies that allow and do not deny, for all partition keys or for some. */
final class PolicyReader {
    private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

    private PolicyReader() {}

    static Policy read(String id, Properties properties) {
        return new Policy(id, statements(properties));
    }

    /** What the document of a policy allows. */
    static List<Statement> statements(Properties policy) {
        Properties document = policy.child("PolicyDocument")
                .orElseThrow(() -> new TemplateProblem(policy.at("PolicyDocument"), "is missing"));
        document.oneOf("Version", "", "2012-10-17");
        return document.children("Statement").stream()
                .map(PolicyReader::statement)
                .toList();
    }

    private static Statement statement(Properties statement) {
        statement.optional("Sid");
        statement.oneOf("Effect", "", "Allow");
        return new Statement(
                statement.textList("Action"),
                statement.textList("Resource"),
                statement.child("Condition").map(PolicyReader::keys));
    }

    private static KeyCondition keys(Properties condition) {
        Properties all = condition
                .child("ForAllValues:StringLike")
                .orElseThrow(() -> new TemplateProblem(condition.at("ForAllValues:StringLike"), "is missing"));
        Optional<Properties> absent = condition.child("Null");
        absent.ifPresent(given -> given.oneOf(LEADING_KEYS, "", "false"));
        return new KeyCondition(all.textList(LEADING_KEYS), absent.isPresent());
    }
}
