package dev.tense.check.lint;

import static dev.tense.check.lint.Mutant.with;
import static dev.tense.check.lint.Mutant.withAttribute;
import static dev.tense.check.lint.Mutant.without;
import static dev.tense.check.lint.Mutant.withoutAttribute;
import static dev.tense.check.lint.Mutant.withoutResource;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.check.Compare;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Deployments;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The templates keep the rules, and a template that does not is told which. */
class LinterTest {
    static final Deployment SAM =
            Deployments.ofSam(Path.of(System.getProperty("tense.root"), "infra/sam/template.yaml"));
    static final Linter LINTER = linter();

    private static final String QUEUE = "loyalty/AwardPointsOnOrderPlacedQueue";
    private static final String DEAD = "loyalty/AwardPointsOnOrderPlacedDeadLetterQueue";
    private static final String SUBSCRIPTION = "loyalty/AwardPointsOnOrderPlacedSubscription";
    private static final String MAPPING = "loyalty/AwardPointsOnOrderPlacedFunctionDeliveries";
    private static final String FUNCTION = "orders/PlaceOrderFunction";
    private static final String ROLE = "orders/PlaceOrderRole";
    private static final String COMMITS = "platform/PublishEventsFunctionCommits";
    private static final String ALARM = "orders/PlaceOrderErrorsAlarm";
    private static final String COUNT = "platform/PublishEventsPaymentsPaymentIncidentRaisedFilter";
    private static final String CHOREOGRAPHED = "inventory/ReserveOnOrderCreatedSubscription";
    private static final String STUCK = "OrderStuckAlarm";
    private static final String STAGE = "HttpApiApiGatewayDefaultStage";

    private static Linter linter() {
        try {
            return Compare.linter(
                    Path.of(System.getProperty("tense.catalogue")), Path.of(System.getProperty("tense.root")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void what_is_deployed_keeps_every_rule() {
        assertThat(LINTER.check(SAM)).isEmpty();
    }

    private static List<Mutant> mutants() {
        return List.of(
                without("queue-is-encrypted", QUEUE, "SqsManagedSseEnabled"),
                with("queue-hides-what-is-at-work", QUEUE, "VisibilityTimeout", "119"),
                with("queue-hides-what-is-at-work", "loyalty/AwardPointsOnOrderPlacedFunction", "Timeout", "21")
                        .blaming(QUEUE),
                without("queue-has-a-dead-letter-queue", QUEUE, "RedrivePolicy"),
                with("queue-is-patient", QUEUE, "RedrivePolicy/maxReceiveCount", "4"),
                without("dead-letter-queue-keeps-for-two-weeks", DEAD, "MessageRetentionPeriod"),
                with("queue-keeps-less-long-than-its-dead-letter-queue", QUEUE, "MessageRetentionPeriod", "1209600"),
                with(
                                "dead-letter-queue-has-one-source",
                                "loyalty/RevokePointsOnOrderCancelledQueue",
                                "RedrivePolicy/deadLetterTargetArn",
                                "\"${" + DEAD + ".Arn}\"")
                        .blaming(DEAD),
                with(
                                "queue-has-one-policy",
                                "loyalty/RevokePointsOnOrderCancelledQueuePolicy",
                                "Queues",
                                "[\"${" + QUEUE + "}\"]")
                        .blaming(QUEUE),
                withoutResource("queue-takes-tls-only", QUEUE + "Policy").blaming(QUEUE),
                with(
                                "queue-takes-tls-only",
                                QUEUE + "Policy",
                                "PolicyDocument/Statement/0/Action",
                                "\"sqs:SendMessage\"")
                        .blaming(QUEUE),
                without("queue-is-filled-by-its-topic-only", QUEUE + "Policy", "PolicyDocument/Statement/1/Condition"),
                with(
                        "queue-is-filled-by-its-topic-only",
                        QUEUE + "Policy",
                        "PolicyDocument/Statement/1/Principal",
                        "{\"AWS\": \"*\"}"),
                withoutResource("topic-takes-tls-only", "OrdersTopicPolicy").blaming("OrdersTopic"),
                without("subscription-is-raw", SUBSCRIPTION, "RawMessageDelivery"),
                without("subscription-has-a-dead-letter-queue", SUBSCRIPTION, "RedrivePolicy"),
                withoutAttribute("subscription-waits-for-its-policies", SUBSCRIPTION, "DependsOn"),
                without("filter-can-match", SUBSCRIPTION, "FilterPolicy"),
                without("filter-can-match", SUBSCRIPTION, "FilterPolicy/type/0/prefix"),
                with("filter-looks-where-it-can-see", SUBSCRIPTION, "FilterPolicyScope", "\"MessageBody\""),
                with("filter-can-match", SUBSCRIPTION, "FilterPolicy/type/0/prefix", "\"orders.order-plaeced.v\""),
                without("mapping-reports-item-failures", MAPPING, "FunctionResponseTypes"),
                with(
                        "mapping-invokes-an-alias",
                        MAPPING,
                        "FunctionName",
                        "\"${loyalty/AwardPointsOnOrderPlacedFunction}\""),
                without("queue-mapping-limits-concurrency", MAPPING, "ScalingConfig"),
                without("stream-mapping-bisects", COMMITS, "BisectBatchOnFunctionError"),
                without("stream-mapping-gives-up", COMMITS, "MaximumRetryAttempts"),
                without("stream-mapping-reports-what-it-gave-up", COMMITS, "DestinationConfig"),
                with("stream-mapping-starts-at-the-beginning", COMMITS, "StartingPosition", "\"LATEST\""),
                withoutResource("what-a-stream-lost-is-looked-for", "platform/ReconcileEventsFunctionClock")
                        .blaming(COMMITS),
                with("runtime-runs-the-classes", FUNCTION, "Runtime", "\"java21\""),
                with("handler-is-in-the-zip", FUNCTION, "Handler", "\"dev.tense.Main::main\""),
                with(
                        "export-is-in-the-catalogue",
                        FUNCTION,
                        "Environment/Variables/QUARKUS_FUNQY_EXPORT",
                        "\"place-ordre\""),
                with(
                        "export-has-one-function",
                        FUNCTION,
                        "Environment/Variables/QUARKUS_FUNQY_EXPORT",
                        "\"cancel-order\""),
                without("snap-start-has-an-alias", FUNCTION, "SnapStart"),
                withoutResource("snap-start-has-an-alias", FUNCTION + "Aliaslive")
                        .blaming(FUNCTION),
                with("function-has-a-role-of-its-own", FUNCTION, "Role", "\"${orders/CancelOrderRole.Arn}\""),
                without("logs-end", "orders/PlaceOrderFunction", "LoggingConfig/LogGroup"),
                with("logs-end", "orders/PlaceOrderLogGroup", "RetentionInDays", "0")
                        .blaming(FUNCTION),
                without("logs-are-json", FUNCTION, "LoggingConfig/LogFormat"),
                with("function-answers-before-the-gateway-gives-up", FUNCTION, "Timeout", "30"),
                without("function-has-room", FUNCTION, "MemorySize"),
                without("version-follows-parameters", FUNCTION + "Version", "Description")
                        .blaming(FUNCTION),
                with(
                        "version-follows-parameters",
                        FUNCTION,
                        "Environment/Variables/TENSE_BURST",
                        "\"${RequestsAtOnce}\""),
                with("version-follows-parameters", FUNCTION, "Timeout", "\"${RequestsAtOnce}\""),
                without("version-follows-parameters", FUNCTION, "Environment/Variables/TENSE_CUSTOMER_CLAIM"),
                withoutResource("version-follows-parameters", FUNCTION + "Version")
                        .blaming(FUNCTION),
                withAttribute("old-versions-go", FUNCTION + "Version", "DeletionPolicy", "Retain"),
                withAttribute("old-versions-go", FUNCTION + "Version", "DeletionPolicy", "RetainExceptOnCreate"),
                withAttribute("old-versions-go", FUNCTION + "Version", "UpdateReplacePolicy", "Retain"),
                without("version-description-fits", "parameter StripeSecretName", "MaxLength")
                        .blaming(FUNCTION + "Version"),
                with("version-description-fits", "parameter CustomerClaim", "MaxLength", "131")
                        .blaming(FUNCTION + "Version"),
                without("version-description-fits", "parameter CommandDeadlineSeconds", "MaxValue")
                        .blaming(FUNCTION + "Version"),
                with("version-description-fits", "parameter PaymentProvider", "AllowedValues", "[\"three words\"]")
                        .blaming(FUNCTION + "Version"),
                with(
                        "action-exists",
                        ROLE,
                        "Policies/0/PolicyDocument/Statement/1/Action",
                        "[\"dynamodb:PutItem\", \"dynamodb:TransactWriteItems\"]"),
                with(
                        "action-works-on-its-resource",
                        ROLE,
                        "Policies/0/PolicyDocument/Statement/1/Resource",
                        "\"${StateTable.Arn}/index/by-subject\""),
                with(
                        "action-works-on-its-resource",
                        "platform/PublishEventsRole",
                        "Policies/0/PolicyDocument/Statement/4/Resource",
                        "\"${LogTable.StreamArn}\""),
                without("keys-are-narrowed", ROLE, "Policies/0/PolicyDocument/Statement/1/Condition"),
                without("keys-are-narrowed", ROLE, "Policies/0/PolicyDocument/Statement/1/Condition/Null"),
                without(
                        "keys-are-narrowed",
                        ROLE,
                        "Policies/0/PolicyDocument/Statement/1/Condition/ForAllValues:StringLike"),
                with(
                        "keys-are-narrowed",
                        ROLE,
                        "Policies/0/PolicyDocument/Statement/1/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys",
                        "[\"order#*\", \"*\"]"),
                with(
                        "action-is-on-something-named",
                        "platform/PublishEventsRole",
                        "Policies/0/PolicyDocument/Statement/4/Action",
                        "[\"dynamodb:ListStreams\", \"dynamodb:Scan\"]"),
                with("action-is-named", ROLE, "Policies/0/PolicyDocument/Statement/1/Action", "\"dynamodb:*\""),
                with("action-is-on-something-named", ROLE, "Policies/0/PolicyDocument/Statement/1/Resource", "\"*\""),
                with(
                        "role-is-for-a-function",
                        ROLE,
                        "AssumeRolePolicyDocument/Statement/0/Principal",
                        "{\"AWS\": \"*\"}"),
                with("role-has-no-managed-policy", ROLE, "ManagedPolicyArns", "[\"AdministratorAccess\"]"),
                with(
                        "log-is-never-rewritten",
                        ROLE,
                        "Policies/0/PolicyDocument/Statement/2/Action",
                        "[\"dynamodb:PutItem\", \"dynamodb:DeleteItem\"]"),
                without("stage-limits-the-rate", STAGE, "DefaultRouteSettings"),
                without("stage-logs-access", STAGE, "AccessLogSettings"),
                with(
                        "stage-logs-access",
                        STAGE,
                        "AccessLogSettings/Format",
                        "\"$context.requestId $context.identity.sourceIp\""),
                with(
                        "integration-speaks-version-two",
                        "orders/PlaceOrderIntegration",
                        "PayloadFormatVersion",
                        "\"1.0\""),
                with(
                        "integration-invokes-an-alias",
                        "orders/PlaceOrderIntegration",
                        "IntegrationUri",
                        "\"${" + FUNCTION + "}\""),
                withoutResource("route-is-permitted", "orders/PlaceOrderPermission")
                        .blaming("orders/PlaceOrderRoute"),
                with("nothing-is-tied-to-an-account-or-a-region", ALARM, "AlarmActions", "[\"x:123456789012:y\"]"),
                with("nothing-is-tied-to-an-account-or-a-region", ALARM, "AlarmActions", "[\"eu-central-1\"]"),
                with("nothing-is-tied-to-an-account-or-a-region", ALARM, "AlarmActions", "[\"arn:aws:sns:x\"]"),
                with("name-begins-with-the-systems", QUEUE, "QueueName", "\"orders\""),
                with("name-begins-with-the-systems", FUNCTION, "FunctionName", "\"place-order\"")
                        .blaming(FUNCTION),
                withoutResource("is-an-output", "output ApiUrl").blaming("HttpApi"),
                withoutResource("is-an-output", "output LogTableName").blaming("LogTable"),
                withoutResource("is-an-output", "output OrdersTopicArn").blaming("OrdersTopic"),
                withoutResource("is-an-output", "output OperatorPolicyArn").blaming("OperatorPolicy"),
                without("route-asks-who-calls", "orders/PlaceOrderRoute", "AuthorizationType"),
                with("route-asks-who-calls", "orders/PlaceOrderRoute", "AuthorizationType", "\"NONE\""),
                without("route-asks-who-calls", "orders/PlaceOrderRoute", "AuthorizerId"),
                with(
                        "internal-route-asks-for-an-identity",
                        "orders/PlaceOrderInternalRoute",
                        "AuthorizationType",
                        "\"JWT\""),
                withoutResource("identity-route-is-for-somebody", "OperatorPolicy")
                        .blaming("inventory/AddProductRoute"),
                without("authorizer-checks-tokens", "CustomerAuthorizer", "JwtConfiguration/Audience"),
                without("authorizer-checks-tokens", "CustomerAuthorizer", "JwtConfiguration/Issuer"),
                with("authorizer-checks-tokens", "CustomerAuthorizer", "AuthorizerType", "\"REQUEST\""),
                with(
                        "authorizer-checks-tokens",
                        "CustomerAuthorizer",
                        "IdentitySource",
                        "[\"$request.querystring.token\"]"),
                with(
                        "policy-allows-routes-that-are-there",
                        "OperatorPolicy",
                        "PolicyDocument/Statement/0/Resource",
                        "[\"*\"]"),
                with(
                        "policy-allows-routes-that-are-there",
                        "ServicePolicy",
                        "PolicyDocument/Statement/0/Action",
                        "[\"execute-api:*\"]"),
                with(
                        "policy-allows-routes-that-are-there",
                        "ServicePolicy",
                        "PolicyDocument/Statement",
                        "{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}"),
                with(
                        "policy-allows-routes-that-are-there",
                        "ServicePolicy",
                        "PolicyDocument/Statement/0/NotAction",
                        "\"x:y\""),
                with(
                        "policy-allows-routes-that-are-there",
                        "ServicePolicy",
                        "PolicyDocument/Statement/0/Effect",
                        "\"Deny\""),
                with(
                        "policy-opens-no-more-than-it-names",
                        "ServicePolicy",
                        "PolicyDocument/Statement/0/Resource",
                        "[\"arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${HttpApi}"
                                + "/$default/GET/internal/orders/*\"]"),
                without("permission-names-its-source", "orders/PlaceOrderPermission", "SourceArn"),
                with(
                        "permission-is-for-an-alias",
                        "orders/PlaceOrderPermission",
                        "FunctionName",
                        "\"${" + FUNCTION + "}\""),
                withoutResource("errors-wake-somebody", "orders/PlaceOrderErrorsAlarm")
                        .blaming(FUNCTION),
                withoutResource("throttles-wake-somebody", "orders/PlaceOrderThrottlesAlarm")
                        .blaming(FUNCTION),
                withoutResource("dead-letters-wake-somebody", "loyalty/AwardPointsOnOrderPlacedDeadLettersAlarm")
                        .blaming(DEAD),
                withoutResource("waiting-wakes-somebody", "loyalty/AwardPointsOnOrderPlacedAgeAlarm")
                        .blaming(QUEUE),
                with(
                                "waiting-wakes-somebody",
                                "loyalty/AwardPointsOnOrderPlacedAgeAlarm",
                                "Dimensions/0/Value",
                                "\"other\"")
                        .blaming(QUEUE),
                withoutResource("a-late-stream-wakes-somebody", "platform/PublishEventsIteratorAgeAlarm")
                        .blaming(COMMITS),
                withoutResource("server-errors-wake-somebody", "HttpApiErrorsAlarm")
                        .blaming("HttpApi"),
                withoutResource("alarming-event-is-counted", COUNT).blaming("platform/PublishEventsFunction"),
                withoutResource(
                                "alarming-event-is-counted",
                                "platform/ReconcileEventsPaymentsPaymentIncidentRaisedFilter")
                        .blaming("platform/ReconcileEventsFunction"),
                with(
                                "alarming-event-is-counted",
                                COUNT,
                                "FilterPattern",
                                "\"alarm: payments.payment-incident-raised of\"")
                        .blaming("platform/PublishEventsFunction"),
                withoutResource("what-is-counted-wakes-somebody", "platform/PaymentsPaymentIncidentRaisedAlarm")
                        .blaming(COUNT),
                with("what-is-counted-wakes-somebody", COUNT, "MetricTransformations/0/MetricValue", "\"0\""),
                withoutResource("standstill-wakes-somebody", STUCK).blaming("orders/ResumeCheckoutQueue"),
                with(
                                "standstill-wakes-somebody",
                                STUCK,
                                "AlarmRule",
                                "\"ALARM(\\\"${SystemName}-resume-checkout-dead-letters\\\")\"")
                        .blaming("orders/ResumeCheckoutQueue"),
                with("composite-alarm-is-over-alarms", STUCK, "AlarmRule", "\"ALARM(\\\"${SystemName}-old\\\")\""),
                with(
                        "composite-alarm-is-over-alarms",
                        STUCK,
                        "AlarmRule",
                        "\"NOT ALARM(\\\"${SystemName}-resume-checkout-age\\\")\""),
                withoutResource("what-is-late-is-counted", "orders/ResumeCheckoutLateFilter")
                        .blaming("orders/ResumeCheckoutFunction"),
                with("what-is-late-is-counted", "orders/ResumeCheckoutLateFilter", "FilterPattern", "\"late\"")
                        .blaming("orders/ResumeCheckoutFunction"),
                withoutAttribute("composite-alarm-comes-after-its-alarms", STUCK, "DependsOn"),
                with(
                                "what-is-counted-wakes-somebody",
                                "platform/PaymentsPaymentIncidentRaisedAlarm",
                                "Dimensions",
                                "[{\"Name\": \"a\", \"Value\": \"b\"}]")
                        .blaming(COUNT),
                without("alarm-reaches-its-topic", "AlarmTopicPolicy", "PolicyDocument/Statement/1")
                        .blaming(ALARM),
                without("alarm-reaches-its-topic", "AlarmTopicPolicy", "PolicyDocument/Statement/1")
                        .blaming(STUCK),
                with(
                        "topic-is-open-to-roles-and-alarms",
                        "OrdersTopicPolicy",
                        "PolicyDocument/Statement",
                        "[{\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\": \"sns:Publish\", \"Resource\": \"*\"}]"),
                with("filter-can-match", SUBSCRIPTION, "FilterPolicy/type/0/prefix", "\"orders.order-\""),
                with("filter-asks-what-is-wanted", CHOREOGRAPHED, "FilterPolicy/data/checkout", "[\"CHOREOGRAPHD\"]"),
                without("filter-asks-what-is-wanted", CHOREOGRAPHED, "FilterPolicy/data"),
                with("filter-asks-what-is-wanted", SUBSCRIPTION, "FilterPolicy/data", "{\"a\": [\"b\"]}"),
                without(
                                "subscription-is-let-in",
                                "loyalty/AwardPointsOnOrderPlacedQueuePolicy",
                                "PolicyDocument/Statement/1")
                        .blaming(SUBSCRIPTION),
                without(
                                "subscription-is-let-in",
                                "loyalty/AwardPointsOnOrderPlacedDeadLetterQueuePolicy",
                                "PolicyDocument/Statement/1")
                        .blaming(SUBSCRIPTION),
                with(
                        "statement-says-what-it-allows",
                        ROLE,
                        "Policies/0/PolicyDocument/Statement",
                        "[{\"Effect\": \"Allow\", \"NotAction\": \"iam:*\", \"Resource\": \"*\"}]"),
                without("time-to-live-is-what-is-written", "StateTable", "TimeToLiveSpecification"),
                with(
                                "dead-letters-wake-somebody",
                                "loyalty/AwardPointsOnOrderPlacedDeadLettersAlarm",
                                "Namespace",
                                "\"AWS/Lambda\"")
                        .blaming(DEAD),
                with("alarm-can-go-off", ALARM, "Statistic", "\"Minimum\""),
                with("alarm-can-go-off", ALARM, "Threshold", "999999999"),
                without("alarm-wakes-somebody", STUCK, "AlarmActions"),
                without("alarm-says-what-to-do", STUCK, "AlarmDescription"),
                without("alarm-wakes-somebody", ALARM, "AlarmActions"),
                without("alarm-says-what-to-do", ALARM, "AlarmDescription"),
                without("alarm-can-go-off", ALARM, "Statistic"),
                without("alarm-can-go-off", ALARM, "ComparisonOperator"),
                without("alarm-is-quiet-without-data", ALARM, "TreatMissingData"),
                without("table-can-be-restored", "LogTable", "PointInTimeRecoverySpecification"),
                without("table-is-protected", "StateTable", "DeletionProtectionEnabled"),
                withoutAttribute("table-outlives-its-stack", "LogTable", "DeletionPolicy"),
                withoutAttribute("table-outlives-its-stack", "LogTable", "UpdateReplacePolicy"),
                withAttribute("table-outlives-its-stack", "LogTable", "DeletionPolicy", "Retain"),
                withAttribute("table-outlives-its-stack", "LogTable", "UpdateReplacePolicy", "RetainExceptOnCreate"),
                without("table-is-paid-by-request", "LogTable", "BillingMode"),
                with(
                        "time-to-live-is-what-is-written",
                        "StateTable",
                        "TimeToLiveSpecification/AttributeName",
                        "\"ttl\""),
                without("log-has-a-stream", "LogTable", "StreamSpecification"),
                with("stream-has-new-images", "LogTable", "StreamSpecification/StreamViewType", "\"KEYS_ONLY\""));
    }

    static List<Mutant> all() {
        return Stream.of(mutants(), DeliveryMistakes.all(), InvocationMistakes.all(), AlarmMistakes.all())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_mistake_is_found_and_the_finding_names_the_resource_and_the_rule(Mutant mutant) {
        assertThat(LINTER.check(mutant.of(SAM)))
                .anyMatch(finding -> finding.rule().equals(mutant.rule())
                        && finding.resource().equals(mutant.blamed()));
    }

    @Test
    void every_rule_has_been_seen_failing() {
        assertThat(all()).extracting(Mutant::rule).containsAll(LINTER.rules());
    }
}
