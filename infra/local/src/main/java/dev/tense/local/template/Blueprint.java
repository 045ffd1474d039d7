package dev.tense.local.template;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything the templates declare, resolved to plain values. */
public record Blueprint(
        List<Table> tables,
        List<Queue> queues,
        List<QueuePolicy> queuePolicies,
        List<Topic> topics,
        List<Subscription> subscriptions,
        List<Function> functions,
        List<Role> roles,
        List<QueueTrigger> queueTriggers,
        List<StreamTrigger> streamTriggers,
        List<Schedule> schedules,
        List<Route> routes,
        List<Policy> policies,
        Map<String, String> outputs) {

    /** Of a template that declares nothing. */
    public static final Blueprint EMPTY = new Blueprint(
            List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of(), List.of(), List.of(), Map.of());

    /**
     * A table.
     *
     * @param request       the body of CreateTable
     * @param partitionKeys the attribute by which each index is divided; under an empty name that of the table itself
     */
    public record Table(
            String name, Map<String, Object> request, Map<String, String> partitionKeys, Optional<String> timeToLive) {}

    /** A queue; {@code attributes} are those of CreateQueue. */
    public record Queue(String name, Map<String, String> attributes) {}

    /** Who may use these queues; {@code document} is JSON. */
    public record QueuePolicy(List<String> queueUrls, String document) {}

    public record Topic(String name) {}

    /** A subscription of a queue. The policies are JSON texts. */
    public record Subscription(
            String topicArn,
            String queueArn,
            boolean raw,
            Optional<String> filterPolicy,
            String filterScope,
            Optional<String> deadLetterArn) {}

    public record Function(
            String name,
            String handler,
            Path code,
            int memoryMegabytes,
            int timeoutSeconds,
            Map<String, String> environment,
            Optional<String> role) {}

    /** What functions with this role may do. */
    public record Role(String arn, List<Statement> statements) {}

    /** Allows each of these actions on each of these resources; both may be patterns with {@code *} and {@code ?}. */
    public record Statement(List<String> actions, List<String> resources, Optional<KeyCondition> keys) {}

    /**
     * That all partition keys of a request match one of these patterns.
     *
     * @param wanted whether there must be a key at all
     */
    public record KeyCondition(List<String> patterns, boolean wanted) {}

    public record QueueTrigger(
            String function,
            String queueArn,
            int batchSize,
            int windowSeconds,
            int concurrency,
            boolean partialFailures) {}

    /** {@code maximumRetries} is -1 for as long as the record lives. */
    public record StreamTrigger(
            String function,
            String table,
            String streamArn,
            int batchSize,
            int windowSeconds,
            boolean fromStart,
            boolean bisect,
            int maximumRetries,
            boolean partialFailures,
            Optional<String> onFailureQueueArn) {}

    /** A clock that invokes a function asynchronously; {@code input} is JSON. */
    public record Schedule(String function, String name, Duration rate, String input) {}

    public record Route(String key, String function, int timeoutMillis, Authorization authorization) {}

    /** Whom a route lets in. */
    public sealed interface Authorization {
        /** Everybody. */
        record None() implements Authorization {}

        /** Who has a token of an issuer for one of the audiences. */
        record Token(String issuer, List<String> audiences) implements Authorization {}

        /** Whose AWS identity may invoke the route of this API. */
        record Identity(String api) implements Authorization {}
    }

    /** What somebody with an AWS identity may do, by the policy's id in the template. */
    public record Policy(String id, List<Statement> statements) {}
}
