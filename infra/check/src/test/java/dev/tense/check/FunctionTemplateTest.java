package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.check.Stack.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionTemplateTest {
    static Stream<Map.Entry<String, Stack>> contexts() {
        return Stack.contexts(Samples.committed()).entrySet().stream();
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void every_function_knows_who_it_is_and_where_the_tables_are(Map.Entry<String, Stack> context) {
        Stack stack = context.getValue();

        assertThat(stack.at("Globals", "Function", "Environment", "Variables"))
                .isEqualTo(Map.of(
                        "JAVA_TOOL_OPTIONS", "--add-opens=java.base/java.lang=ALL-UNNAMED",
                        "TENSE_LOG_TABLE", "!Ref LogTableName",
                        "TENSE_STATE_TABLE", "!Ref StateTableName",
                        "TENSE_RETRY_BACKOFF_SECONDS", "!Ref RetryBackoffSeconds",
                        "TENSE_CHECKOUT_DEADLINE_SECONDS", "!Ref CheckoutDeadlineSeconds",
                        "TENSE_COMMAND_DEADLINE_SECONDS", "!Ref CommandDeadlineSeconds"));
        assertThat(stack.ofType("AWS::Serverless::Function")).isNotEmpty().allSatisfy(function -> {
            Object export = stack.property(function, "Environment", "Variables", "QUARKUS_FUNQY_EXPORT");
            assertThat(stack.property(function, "FunctionName")).isEqualTo("!Sub ${SystemName}-" + export);
            assertThat(stack.property(function, "Role"))
                    .isEqualTo("!GetAtt %s.Arn".formatted(function.replaceAll("Function$", "Role")));
        });
    }

    /** Or a changed parameter would not reach what the alias leads to. */
    @ParameterizedTest
    @MethodSource("contexts")
    void every_version_says_what_its_function_is_told_at_deployment(Map.Entry<String, Stack> context) {
        Stack stack = context.getValue();

        assertThat(stack.ofType("AWS::Serverless::Function")).allSatisfy(function -> {
            Set<Object> told = stack.names("Resources", function, "Properties", "Environment", "Variables");
            assertThat(stack.property(function, "VersionDescription"))
                    .isEqualTo("!Sub retry=${RetryBackoffSeconds} checkout=${CheckoutDeadlineSeconds}"
                            + " command=${CommandDeadlineSeconds}"
                            + (told.contains("TENSE_PAYMENT_PROVIDER")
                                    ? " pay=${PaymentProvider} secret=${StripeSecretName}"
                                    : "")
                            + (told.contains("TENSE_CUSTOMER_CLAIM") ? " claim=${CustomerClaim}" : ""));
        });
    }

    @Test
    void every_function_runs_the_same_zip_on_java_25() {
        assertThat(contexts())
                .allSatisfy(context -> assertThat(context.getValue().at("Globals", "Function"))
                        .asInstanceOf(InstanceOfAssertFactories.MAP)
                        .containsEntry("Runtime", "java25")
                        .containsEntry("Architectures", List.of("arm64"))
                        .containsEntry("Handler", "dev.tense.platform.Entry::handleRequest")
                        .containsEntry("CodeUri", "../../../functions/target/function.zip")
                        .containsEntry("AutoPublishAlias", "live")
                        .containsEntry("AutoPublishAliasAllProperties", true)
                        .containsEntry("VersionDeletionPolicy", "Delete")
                        .containsEntry("SnapStart", Map.of("ApplyOn", "PublishedVersions")));
    }

    @Test
    void the_publisher_reads_the_log_from_its_beginning_and_knows_every_topic() {
        Stack platform = Objects.requireNonNull(Stack.contexts(Samples.sample()).get("platform"));

        assertThat(platform.property("PublishEventsFunction", "Events", "Commits", "Properties"))
                .isEqualTo(Map.of(
                        "Stream",
                        "!Ref LogStreamArn",
                        "StartingPosition",
                        "TRIM_HORIZON",
                        "BatchSize",
                        100,
                        "FunctionResponseTypes",
                        List.of("ReportBatchItemFailures"),
                        "BisectBatchOnFunctionError",
                        true,
                        "MaximumRetryAttempts",
                        100,
                        "DestinationConfig",
                        Map.of("OnFailure", Map.of("Destination", "!GetAtt PublishEventsFailedBatchesQueue.Arn"))));
        assertThat(platform.property("PublishEventsFunction", "Environment", "Variables"))
                .isEqualTo(Map.of(
                        "QUARKUS_FUNQY_EXPORT", "publish-events",
                        "TENSE_TOPIC_INVENTORY", "!Ref InventoryTopicArn",
                        "TENSE_TOPIC_LOYALTY", "!Ref LoyaltyTopicArn",
                        "TENSE_TOPIC_NOTIFICATIONS", "!Ref NotificationsTopicArn",
                        "TENSE_TOPIC_ORDERS", "!Ref OrdersTopicArn",
                        "TENSE_TOPIC_PAYMENTS", "!Ref PaymentsTopicArn"));
    }

    @Test
    void the_reconciler_is_asked_every_hour_and_may_do_what_the_publisher_may_not() {
        Stack platform = Objects.requireNonNull(Stack.contexts(Samples.sample()).get("platform"));
        Statement append = new Statement(List.of("dynamodb:PutItem"), List.of("!Ref LogTableArn"));
        Statement scan = new Statement(List.of("dynamodb:Scan"), List.of("!Ref LogTableArn"));

        assertThat(platform.property("ReconcileEventsFunction", "Events", "Clock", "Properties"))
                .isEqualTo(Map.of("Schedule", "rate(1 hour)", "Input", "{}"));
        assertThat(platform.property("ReconcileEventsFunction", "Environment", "Variables"))
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("TENSE_FAILED_BATCHES_URL", "!Ref PublishEventsFailedBatchesQueue")
                .containsEntry("TENSE_TOPIC_ORDERS", "!Ref OrdersTopicArn");
        assertThat(platform.statements("ReconcileEventsRole"))
                .contains(
                        append,
                        scan,
                        new Statement(
                                List.of("sqs:DeleteMessage", "sqs:ReceiveMessage"),
                                List.of("!GetAtt PublishEventsFailedBatchesQueue.Arn")));
        assertThat(platform.statements("PublishEventsRole"))
                .doesNotContain(append, scan)
                .contains(new Statement(List.of("dynamodb:PutItem"), List.of("!Ref StateTableArn")));
    }

    @ParameterizedTest
    @MethodSource("contexts")
    void no_role_reaches_beyond_named_actions_on_named_resources(Map.Entry<String, Stack> context) {
        Stack stack = context.getValue();

        assertThat(stack.ofType("AWS::IAM::Role")).isNotEmpty().allSatisfy(role -> {
            assertThat(stack.statements(role)).isNotEmpty().allSatisfy(statement -> {
                assertThat(statement.actions()).isNotEmpty().noneMatch(action -> action.contains("*"));
                assertThat(statement.resources())
                        .isNotEmpty()
                        .noneMatch(resource ->
                                resource.contains("*") && !statement.actions().equals(List.of("dynamodb:ListStreams")));
            });
        });
    }

    /** Every attempt but the last is killed and waits for the visibility timeout, with the shortest delay before the first. */
    @ParameterizedTest
    @ValueSource(strings = {"resume-checkout", "pay-on-inventory-reserved"})
    void the_deadline_of_a_checkout_is_over_before_its_last_attempt_even_if_all_were_killed(String function) {
        Stack orders =
                Objects.requireNonNull(Stack.contexts(Samples.committed()).get("orders"));
        Stack root = Stack.root(Samples.committed());
        String queue = Names.pascal(function) + "Queue";
        int attempts = (int) orders.property(queue, "RedrivePolicy", "maxReceiveCount");
        int visibility = (int) orders.property(queue, "VisibilityTimeout");

        int lastAttempt = (attempts - 1) * visibility;

        assertThat(root.at("Parameters", "ResumeCheckoutDelaySeconds", "MinValue"))
                .isEqualTo(0);
        assertThat(root.at("Parameters", "CheckoutDeadlineSeconds", "MaxValue")).isEqualTo(lastAttempt / 60 * 60);
    }

    @Test
    void those_that_move_money_and_nobody_else_may_read_the_key_of_the_payment_provider() {
        List<String> readers = contexts()
                .flatMap(context -> context.getValue().ofType("AWS::IAM::Role").stream()
                        .filter(role -> context.getValue().statements(role).stream()
                                .anyMatch(statement -> statement.actions().contains("secretsmanager:GetSecretValue"))))
                .toList();
        List<String> told = contexts()
                .flatMap(context -> context.getValue().ofType("AWS::Serverless::Function").stream()
                        .filter(function -> context.getValue().property(function, "Environment", "Variables")
                                        instanceof Map<?, ?> variables
                                && variables.containsKey("TENSE_STRIPE_SECRET")))
                .toList();

        assertThat(readers)
                .contains("PlaceOrderRole", "ResumeCheckoutRole", "ProcessPaymentRole", "RefundOnOrderCancelledRole")
                .doesNotContain(
                        "CreateOrderRole", "CancelOrderRole", "GetIncidentsRole", "AwardPointsOnOrderPlacedRole");
        assertThat(told.stream().map(function -> function.replaceAll("Function$", "Role")))
                .containsExactlyElementsOf(readers);
    }

    @Test
    void a_query_may_not_write_and_nobody_may_change_the_log() {
        Stack orders = Objects.requireNonNull(Stack.contexts(Samples.sample()).get("orders"));

        assertThat(orders.statements("GetOrderRole"))
                .containsExactly(
                        new Statement(
                                List.of("logs:CreateLogStream", "logs:PutLogEvents"),
                                List.of("!GetAtt GetOrderLogGroup.Arn")),
                        new Statement(List.of("dynamodb:Query"), List.of("!Ref LogTableArn")));
        assertThat(orders.statements("PlaceOrderRole"))
                .contains(new Statement(List.of("dynamodb:PutItem"), List.of("!Ref LogTableArn")));
    }
}
