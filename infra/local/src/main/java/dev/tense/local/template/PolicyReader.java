package dev.tense.local.template;

import dev.tense.local.template.Blueprint.Policy;
import dev.tense.local.template.Blueprint.Statement;

/** Reads a policy that allows and does not deny. */
final class PolicyReader {
    private PolicyReader() {}

    static Policy read(String id, Properties properties) {
        Properties document = properties
                .child("PolicyDocument")
                .orElseThrow(() -> new TemplateProblem(properties.at("PolicyDocument"), "is missing"));
        document.oneOf("Version", "", "2012-10-17");
        return new Policy(
                id,
                document.children("Statement").stream()
                        .map(PolicyReader::statement)
                        .toList());
    }

    private static Statement statement(Properties statement) {
        statement.optional("Sid");
        statement.oneOf("Effect", "", "Allow");
        return new Statement(statement.textList("Action"), statement.textList("Resource"));
    }
}
