package dev.tense.local.iam;

import dev.tense.local.template.Addresses;
import dev.tense.local.template.Arn;
import dev.tense.local.template.Blueprint;

/** The ARNs of what requests name. Of what nobody declared there is none anybody has a right to. */
record Resources(Blueprint blueprint, Addresses addresses) {
    String queue(String name) {
        return blueprint.queues().stream().anyMatch(queue -> queue.name().equals(name))
                ? addresses.queueArn(name)
                : Arn.queue(name);
    }

    String table(String name) {
        return isTable(name) ? addresses.tableArn(name) : Arn.table(name);
    }

    String stream(String table) {
        return isTable(table) ? addresses.streamArn(table) : Arn.stream(table);
    }

    private boolean isTable(String name) {
        return blueprint.tables().stream().anyMatch(table -> table.name().equals(name));
    }
}
