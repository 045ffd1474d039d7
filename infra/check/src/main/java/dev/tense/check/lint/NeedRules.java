package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import dev.tense.check.rights.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a function has to be allowed: what its code does with the tables, and what its triggers do in its name. */
final class NeedRules {
    private static final Set<String> TABLES = Set.of("table", "index");

    private NeedRules() {}

    /**
     * @param rights   what the code of each function does with the tables, by its export
     * @param replayed the reactions to which events may be sent once more
     */
    static List<Rule> all(Map<String, List<Right>> rights, Set<String> replayed) {
        return List.of(
                Rule.each(
                        FunctionRules.FUNCTION,
                        "role-allows-what-the-code-does",
                        "must be allowed to do with the tables what its code does, and no more (see infra/rights.json)",
                        (function, all) -> allowed(function, all)
                                .filter(right -> ResourceKind.of(right.resource(), all)
                                        .filter(TABLES::contains)
                                        .isPresent())
                                .collect(Collectors.toSet())
                                .equals(ofCode(rights.getOrDefault(FunctionRules.export(function), List.of()), all))),
                Rule.each(
                        FunctionRules.FUNCTION,
                        "role-allows-what-triggers-do",
                        "must be allowed to log, to take from its queue or stream, and to publish to the topics it is told",
                        (function, all) -> allowed(function, all)
                                .collect(Collectors.toSet())
                                .containsAll(ofTriggers(function, all).toList())),
                Rule.each(
                        FunctionRules.FUNCTION,
                        "role-allows-replays",
                        "looks for queues by their names, so it must be allowed to send to those of reactions that are replayed",
                        (function, all) -> function.text("Environment", "Variables", "TENSE_SYSTEM_NAME")
                                        .isEmpty()
                                || allowed(function, all)
                                        .collect(Collectors.toSet())
                                        .containsAll(ofReplays(replayed).toList())));
    }

    /** One action on one resource, and the keys it is narrowed to. */
    private record Allowed(String action, String resource, Set<String> keys) {
        static Stream<Allowed> on(String resource, String... actions) {
            return Stream.of(actions).map(action -> new Allowed(action, resource, Set.of()));
        }

        static Stream<Allowed> by(JsonNode statement) {
            Set<String> keys = RightsRules.keys(statement).collect(Collectors.toSet());
            return Texts.of(statement.path("Resource"))
                    .flatMap(resource ->
                            Texts.of(statement.path("Action")).map(action -> new Allowed(action, resource, keys)));
        }
    }

    private static Stream<Allowed> allowed(Resource function, Deployment all) {
        return all.referredToBy(function.text("Role")).stream()
                .flatMap(role -> RightsRules.statements(role, all))
                .flatMap(Allowed::by);
    }

    private static Set<Allowed> ofCode(List<Right> rights, Deployment all) {
        return rights.stream()
                .flatMap(right -> tables(right.on(), all)
                        .map(table -> new Allowed("dynamodb:" + right.action(), table, Set.copyOf(right.keys()))))
                .collect(Collectors.toSet());
    }

    private static Stream<String> tables(Right.Table on, Deployment all) {
        return switch (on) {
            case LOG -> TableRules.log(all).map(table -> table.attribute("Arn"));
            case STATE -> TableRules.expiring(all).map(table -> table.attribute("Arn"));
            case SUBJECTS -> TableRules.expiring(all).map(table -> table.attribute("Arn") + "/index/by-subject");
        };
    }

    private static Stream<Allowed> ofTriggers(Resource function, Deployment all) {
        return Stream.of(logs(function, all), messages(function, all), commits(function, all), topics(function))
                .flatMap(allowed -> allowed);
    }

    private static Stream<Allowed> logs(Resource function, Deployment all) {
        return all.referredToBy(function.text("LoggingConfig", "LogGroup")).stream()
                .flatMap(group -> Allowed.on(group.attribute("Arn"), "logs:CreateLogStream", "logs:PutLogEvents"));
    }

    private static Stream<Allowed> messages(Resource function, Deployment all) {
        return Stream.concat(
                Mappings.queues(function, all)
                        .flatMap(queue -> Allowed.on(
                                queue.attribute("Arn"),
                                "sqs:ChangeMessageVisibility",
                                "sqs:DeleteMessage",
                                "sqs:GetQueueAttributes",
                                "sqs:ReceiveMessage")),
                all.referredToBy(function.text("Environment", "Variables", "TENSE_FAILED_BATCHES_URL")).stream()
                        .flatMap(failed ->
                                Allowed.on(failed.attribute("Arn"), "sqs:DeleteMessage", "sqs:ReceiveMessage")));
    }

    private static Stream<Allowed> commits(Resource function, Deployment all) {
        return Mappings.streams(function, all)
                .flatMap(mapping -> Stream.of(
                                Allowed.on("*", "dynamodb:ListStreams"),
                                Allowed.on(
                                        mapping.text("DestinationConfig", "OnFailure", "Destination"),
                                        "sqs:SendMessage"),
                                Allowed.on(
                                        mapping.text("EventSourceArn"),
                                        "dynamodb:DescribeStream",
                                        "dynamodb:GetRecords",
                                        "dynamodb:GetShardIterator"))
                        .flatMap(allowed -> allowed));
    }

    private static Stream<Allowed> ofReplays(Set<String> replayed) {
        return replayed.stream()
                .map(reaction -> "arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:${SystemName}-" + reaction)
                .flatMap(queue -> Allowed.on(queue, "sqs:GetQueueUrl", "sqs:SendMessage"));
    }

    private static Stream<Allowed> topics(Resource function) {
        return function.at("Environment", "Variables")
                .propertyStream()
                .filter(variable -> variable.getKey().startsWith(TopicRules.VARIABLE))
                .flatMap(variable -> Allowed.on(variable.getValue().asText(), "sns:Publish"));
    }
}
