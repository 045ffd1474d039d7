package dev.tense.local.template;

import dev.tense.local.template.Blueprint.Role;

/** Reads a role: what the policies in it allow. */
final class RoleReader {
    private RoleReader() {}

    static Role read(String name, Properties properties) {
        return new Role(
                Arn.role(name),
                properties.children("Policies").stream()
                        .flatMap(policy -> {
                            policy.text("PolicyName");
                            return PolicyReader.statements(policy).stream();
                        })
                        .toList());
    }
}
