package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import dev.tense.check.deployment.Texts;
import dev.tense.check.rights.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a function has to be allowed: what its code does with the tables, and what its triggers do in its name. */
final class NeedRules {
    private static final String HERE = "arn:${AWS::Partition}:%s:${AWS::Region}:${AWS::AccountId}:";
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
                        (function, all) -> allowed(function, all, right -> isOnATable(right, all))
                                .equals(ofCode(rights.getOrDefault(FunctionRules.export(function), List.of()), all))),
                Rule.each(
                        FunctionRules.FUNCTION,
                        "role-allows-what-triggers-do",
                        "must be allowed to log, to work with the queues, streams, topics and secrets it has, and no more",
                        (function, all) -> allowed(function, all, right -> !isOnATable(right, all))
                                .equals(ofTriggers(function, all, replayed))));
    }

    /** One action on one resource, and the keys it is narrowed to. */
    private record Allowed(String action, String resource, Set<String> keys) {
        static Stream<Allowed> on(String resource, String... actions) {
            return Stream.of(actions).map(action -> new Allowed(action, resource, Set.of()));
        }

        static Stream<Allowed> by(JsonNode statement) {
            Set<String> keys = Roles.keys(statement).collect(Collectors.toSet());
            return Texts.of(statement.path("Resource"))
                    .flatMap(resource ->
                            Texts.of(statement.path("Action")).map(action -> new Allowed(action, resource, keys)));
        }
    }

    private static boolean isOnATable(Allowed right, Deployment all) {
        return ResourceKind.of(right.resource(), all).filter(TABLES::contains).isPresent();
    }

    private static Set<Allowed> allowed(Resource function, Deployment all, Predicate<Allowed> wanted) {
        return Roles.ofFunction(function, all)
                .flatMap(Allowed::by)
                .filter(wanted)
                .collect(Collectors.toSet());
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

    private static Set<Allowed> ofTriggers(Resource function, Deployment all, Set<String> replayed) {
        return Stream.of(
                        all.referredToBy(function.text("LoggingConfig", "LogGroup")).stream()
                                .flatMap(group -> Allowed.on(
                                        group.attribute("Arn"), "logs:CreateLogStream", "logs:PutLogEvents")),
                        Mappings.queues(function, all).flatMap(queue -> messages(queue, all)),
                        Mappings.streams(function, all).flatMap(NeedRules::commits),
                        function.at("Environment", "Variables")
                                .propertyStream()
                                .flatMap(told ->
                                        told(told.getKey(), told.getValue().asText(), all, replayed)))
                .flatMap(allowed -> allowed)
                .collect(Collectors.toSet());
    }

    /** A queue that no topic fills is filled by the function itself. */
    private static Stream<Allowed> messages(Resource queue, Deployment all) {
        Stream<Allowed> taken = Allowed.on(
                queue.attribute("Arn"),
                "sqs:ChangeMessageVisibility",
                "sqs:DeleteMessage",
                "sqs:GetQueueAttributes",
                "sqs:ReceiveMessage");
        return QueueRules.topics(queue.attribute("Arn"), all).findAny().isPresent()
                ? taken
                : Stream.concat(taken, Allowed.on(queue.attribute("Arn"), "sqs:SendMessage"));
    }

    private static Stream<Allowed> commits(Resource mapping) {
        return Stream.of(
                        Allowed.on("*", "dynamodb:ListStreams"),
                        Allowed.on(mapping.text("DestinationConfig", "OnFailure", "Destination"), "sqs:SendMessage"),
                        Allowed.on(
                                mapping.text("EventSourceArn"),
                                "dynamodb:DescribeStream",
                                "dynamodb:GetRecords",
                                "dynamodb:GetShardIterator"))
                .flatMap(allowed -> allowed);
    }

    /** What a function is told of it uses. */
    private static Stream<Allowed> told(String variable, String value, Deployment all, Set<String> replayed) {
        return switch (variable) {
            case "TENSE_FAILED_BATCHES_URL" ->
                all.referredToBy(value).stream()
                        .flatMap(failed ->
                                Allowed.on(failed.attribute("Arn"), "sqs:DeleteMessage", "sqs:ReceiveMessage"));
            case "TENSE_STRIPE_SECRET" ->
                Allowed.on(
                        HERE.formatted("secretsmanager") + "secret:" + value + "-??????",
                        "secretsmanager:GetSecretValue");
            case "TENSE_SYSTEM_NAME" ->
                replayed.stream()
                        .flatMap(reaction -> Allowed.on(
                                HERE.formatted("sqs") + value + "-" + reaction, "sqs:GetQueueUrl", "sqs:SendMessage"));
            default -> variable.startsWith(TopicRules.VARIABLE) ? Allowed.on(value, "sns:Publish") : Stream.of();
        };
    }
}
