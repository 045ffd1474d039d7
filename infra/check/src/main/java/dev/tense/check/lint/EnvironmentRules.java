package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** What functions are told: without it they would go by a default that is somebody else's, or not start. */
final class EnvironmentRules {
    private static final String OPENS = "--add-opens=java.base/java.lang=ALL-UNNAMED";

    private EnvironmentRules() {}

    static List<Rule> all() {
        return List.of(
                each("java-starts-as-it-must", "JAVA_TOOL_OPTIONS", OPENS),
                each("function-knows-the-backoff", "TENSE_RETRY_BACKOFF_SECONDS", "${RetryBackoffSeconds}"),
                each(
                        "function-knows-the-deadline-of-checkouts",
                        "TENSE_CHECKOUT_DEADLINE_SECONDS",
                        "${CheckoutDeadlineSeconds}"),
                each(
                        "function-knows-the-deadline-of-commands",
                        "TENSE_COMMAND_DEADLINE_SECONDS",
                        "${CommandDeadlineSeconds}"),
                told(
                        "function-knows-the-log",
                        "TENSE_LOG_TABLE",
                        (_, _) -> true,
                        (_, all) -> TableRules.log(all).map(Resource::ref)),
                told(
                        "function-knows-the-state",
                        "TENSE_STATE_TABLE",
                        (_, _) -> true,
                        (_, all) -> TableRules.expiring(all).map(Resource::ref)),
                told(
                        "function-knows-its-queue",
                        "TENSE_QUEUE_URL",
                        (function, all) ->
                                Mappings.queues(function, all).findAny().isPresent(),
                        (function, all) -> Mappings.queues(function, all).map(Resource::ref)),
                told(
                        "function-knows-whose-token-it-is",
                        "TENSE_CUSTOMER_CLAIM",
                        FunctionRules::isBehindARoute,
                        (_, _) -> Stream.of("${CustomerClaim}")),
                told(
                        "function-with-a-secret-knows-which",
                        "TENSE_STRIPE_SECRET",
                        (function, all) -> Roles.may("secretsmanager:GetSecretValue", function, all),
                        (_, _) -> Stream.of("${StripeSecretName}")),
                told(
                        "function-with-a-secret-knows-what-for",
                        "TENSE_PAYMENT_PROVIDER",
                        (function, all) -> Roles.may("secretsmanager:GetSecretValue", function, all),
                        (_, _) -> Stream.of("${PaymentProvider}")),
                told(
                        "function-that-looks-for-queues-knows-their-names",
                        "TENSE_SYSTEM_NAME",
                        (function, all) -> Roles.may("sqs:GetQueueUrl", function, all),
                        (_, _) -> Stream.of("${SystemName}")));
    }

    private static Rule each(String name, String variable, String value) {
        return told(name, variable, (_, _) -> true, (_, _) -> Stream.of(value));
    }

    private static Rule told(
            String name,
            String variable,
            BiPredicate<Resource, Deployment> needs,
            BiFunction<Resource, Deployment, Stream<String>> values) {
        return Rule.each(
                FunctionRules.FUNCTION,
                name,
                "must be told " + variable + " as it is here",
                (function, all) -> !needs.test(function, all)
                        || values.apply(function, all)
                                .anyMatch(function.text("Environment", "Variables", variable)::equals));
    }
}
