package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.List;
import java.util.stream.Stream;

/** Tables: what was committed once is there for good. */
final class TableRules {
    private static final String TABLE = "AWS::DynamoDB::Table";

    private TableRules() {}

    /** @param timeToLive the attribute that the code writes when an item is to go */
    static List<Rule> all(String timeToLive) {
        return List.of(
                Rule.each(
                        TABLE,
                        "table-can-be-restored",
                        "must have point-in-time recovery",
                        table -> table.at("PointInTimeRecoverySpecification", "PointInTimeRecoveryEnabled")
                                .asBoolean()),
                Rule.each(
                        TABLE,
                        "table-is-protected",
                        "must have DeletionProtectionEnabled",
                        table -> table.at("DeletionProtectionEnabled").asBoolean()),
                Rule.each(
                        TABLE,
                        "table-outlives-its-stack",
                        "must have the DeletionPolicy RetainExceptOnCreate and the UpdateReplacePolicy Retain",
                        table -> has(table, "DeletionPolicy", "RetainExceptOnCreate")
                                && has(table, "UpdateReplacePolicy", "Retain")),
                Rule.each(
                        TABLE,
                        "table-is-paid-by-request",
                        "must have the BillingMode PAY_PER_REQUEST",
                        table -> table.text("BillingMode").equals("PAY_PER_REQUEST")),
                new Rule(
                        "time-to-live-is-what-is-written",
                        "must have no other time-to-live attribute than " + timeToLive
                                + ", and one of them must have it",
                        all -> expiring(all).findAny().isEmpty()
                                ? all.ofType(TABLE)
                                : expiring(all)
                                        .filter(table -> !table.text("TimeToLiveSpecification", "AttributeName")
                                                        .equals(timeToLive)
                                                || !table.at("TimeToLiveSpecification", "Enabled")
                                                        .asBoolean())),
                new Rule(
                        "log-has-a-stream",
                        "must have a stream of new images: the log is the outbox",
                        all -> all.ofType(TABLE)
                                        .allMatch(table -> !table.properties().has("StreamSpecification"))
                                ? all.ofType(TABLE)
                                : Stream.of()),
                Rule.each(
                        TABLE,
                        "stream-has-new-images",
                        "must have the StreamViewType NEW_IMAGE",
                        table -> !table.properties().has("StreamSpecification")
                                || table.text("StreamSpecification", "StreamViewType")
                                        .equals("NEW_IMAGE")));
    }

    private static boolean has(Resource table, String attribute, String value) {
        return table.attributes().path(attribute).asText().equals(value);
    }

    /** The table with a stream. */
    static Stream<Resource> log(Deployment all) {
        return all.ofType(TABLE).filter(table -> table.properties().has("StreamSpecification"));
    }

    /** The table of state: some of what is in it ends. */
    static Stream<Resource> expiring(Deployment all) {
        return all.ofType(TABLE).filter(table -> table.properties().has("TimeToLiveSpecification"));
    }
}
