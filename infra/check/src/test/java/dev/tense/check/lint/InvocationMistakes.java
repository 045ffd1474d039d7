package dev.tense.check.lint;

import static dev.tense.check.lint.Mutant.with;
import static dev.tense.check.lint.Mutant.withTwin;
import static dev.tense.check.lint.Mutant.without;
import static dev.tense.check.lint.Mutant.withoutResource;

import java.util.List;

/** Who invokes functions that should not, or does not that should, and what functions then do not know. */
final class InvocationMistakes {
    private static final String FUNCTION = "orders/PlaceOrderFunction";
    private static final String ROLE = "orders/PlaceOrderRole";
    private static final String PERMISSION = "orders/PlaceOrderPermission";
    private static final String CLOCK = "platform/ReconcileEventsFunctionClock";
    private static final String TRUSTED = "AssumeRolePolicyDocument/Statement";
    private static final String ALLOWED = "Policies/0/PolicyDocument/Statement";
    private static final String KEYS = ALLOWED + "/1/Condition/ForAllValues:StringLike/dynamodb:LeadingKeys";
    private static final String FOR_ONE = "permission-is-for-a-route-or-a-clock";
    private static final String API =
            "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${HttpApi}/*/";

    private InvocationMistakes() {}

    static List<Mutant> all() {
        return List.of(
                with(
                        "role-is-for-a-function",
                        ROLE,
                        TRUSTED + "/0/Principal",
                        "{\"Service\": \"lambda.amazonaws.com\", \"AWS\": \"*\"}"),
                with("role-is-for-a-function", ROLE, TRUSTED, "[]"),
                with("role-is-for-a-function", ROLE, TRUSTED + "/0/Action", "\"sts:*\""),
                withTwin(FOR_ONE, PERMISSION, "SourceArn", "\"" + API + "*\""),
                withTwin(FOR_ONE, PERMISSION, "SourceArn", "\"" + API + "POST/commands/cancel-order\""),
                withTwin(FOR_ONE, PERMISSION, "Principal", "\"*\""),
                withTwin(FOR_ONE, PERMISSION, "Principal", "\"s3.amazonaws.com\""),
                withTwin(FOR_ONE, CLOCK + "Permission", "SourceArn", "\"${platform/OldClock.Arn}\""),
                with(FOR_ONE, PERMISSION, "FunctionUrlAuthType", "\"NONE\""),
                without(FOR_ONE, PERMISSION, "Action"),
                withoutResource("clock-is-permitted", CLOCK + "Permission").blaming(CLOCK),
                with("clock-runs", CLOCK, "State", "\"DISABLED\""),
                without("clock-runs", CLOCK, "ScheduleExpression"),
                without("clock-asks-for-nothing", CLOCK, "Targets/0/Input"),
                with(
                                "function-answers-before-the-gateway-gives-up",
                                "orders/PlaceOrderIntegration",
                                "TimeoutInMillis",
                                "29000")
                        .blaming(FUNCTION),
                with("snap-start-has-an-alias", FUNCTION + "Aliaslive", "FunctionVersion", "\"$LATEST\"")
                        .blaming(FUNCTION),
                without("snap-start-has-an-alias", FUNCTION + "Aliaslive", "FunctionVersion")
                        .blaming(FUNCTION),
                without("stage-deploys-by-itself", "HttpApiApiGatewayDefaultStage", "AutoDeploy"),
                with("action-works-on-its-resource", "StateTable", "GlobalSecondaryIndexes/0/IndexName", "\"by-name\"")
                        .blaming("orders/GetOrderTimelineRole"),
                without("role-allows-what-the-code-does", ROLE, ALLOWED + "/1").blaming(FUNCTION),
                without("role-allows-what-the-code-does", ROLE, KEYS + "/0").blaming(FUNCTION),
                with(
                                "role-allows-what-the-code-does",
                                ROLE,
                                KEYS,
                                "[\"order#*\", \"payment#*\", \"reservation#*\", \"points#*\"]")
                        .blaming(FUNCTION),
                with(
                                "role-allows-what-the-code-does",
                                ROLE,
                                ALLOWED + "/1/Action",
                                "[\"dynamodb:PutItem\", \"dynamodb:GetItem\"]")
                        .blaming(FUNCTION),
                without("role-allows-what-triggers-do", ROLE, ALLOWED + "/0/Action/1")
                        .blaming(FUNCTION),
                without("role-allows-what-triggers-do", "platform/PublishEventsRole", ALLOWED + "/3/Action/0")
                        .blaming("platform/PublishEventsFunction"),
                without("role-allows-what-triggers-do", "platform/PublishEventsRole", ALLOWED + "/6/Resource/0")
                        .blaming("platform/PublishEventsFunction"),
                without("role-allows-what-triggers-do", "platform/ReconcileEventsRole", ALLOWED + "/7/Action/1")
                        .blaming("platform/ReconcileEventsFunction"),
                without("role-allows-what-triggers-do", "platform/ReplayEventsRole", ALLOWED + "/3/Action/1")
                        .blaming("platform/ReplayEventsFunction"),
                without("role-allows-what-triggers-do", "platform/ReplayEventsRole", ALLOWED + "/3/Resource/2")
                        .blaming("platform/ReplayEventsFunction"),
                without("role-allows-what-triggers-do", ROLE, ALLOWED + "/7").blaming(FUNCTION),
                without("role-allows-what-triggers-do", ROLE, ALLOWED + "/9").blaming(FUNCTION),
                with(
                                "role-allows-what-triggers-do",
                                ROLE,
                                ALLOWED + "/9/Resource",
                                "[\"${orders/PlaceOrderQueue.Arn}\", \"${orders/CancelOrderQueue.Arn}\"]")
                        .blaming(FUNCTION),
                with(
                        "right-depends-on-keys-alone",
                        ROLE,
                        ALLOWED + "/0/Condition",
                        "{\"Bool\": {\"aws:SecureTransport\": \"false\"}}"),
                with("right-depends-on-keys-alone", ROLE, ALLOWED + "/1/Condition/Null/aws:SourceIp", "\"false\""),
                without("function-has-time", FUNCTION, "Timeout"),
                unsaid("java-starts-as-it-must", "JAVA_TOOL_OPTIONS"),
                unsaid("function-knows-the-backoff", "TENSE_RETRY_BACKOFF_SECONDS"),
                unsaid("function-knows-the-deadline-of-checkouts", "TENSE_CHECKOUT_DEADLINE_SECONDS"),
                unsaid("function-knows-the-deadline-of-commands", "TENSE_COMMAND_DEADLINE_SECONDS"),
                unsaid("function-knows-the-log", "TENSE_LOG_TABLE"),
                said("function-knows-the-log", "TENSE_LOG_TABLE", "\"${StateTable}\""),
                unsaid("function-knows-the-state", "TENSE_STATE_TABLE"),
                unsaid("function-knows-its-queue", "TENSE_QUEUE_URL"),
                said("function-knows-its-queue", "TENSE_QUEUE_URL", "\"${orders/CancelOrderQueue}\""),
                unsaid("function-knows-whose-token-it-is", "TENSE_CUSTOMER_CLAIM"),
                unsaid("function-with-a-secret-knows-which", "TENSE_STRIPE_SECRET"),
                unsaid("function-with-a-secret-knows-what-for", "TENSE_PAYMENT_PROVIDER"),
                without(
                        "function-that-looks-for-queues-knows-their-names",
                        "platform/ReplayEventsFunction",
                        "Environment/Variables/TENSE_SYSTEM_NAME"));
    }

    private static Mutant unsaid(String rule, String variable) {
        return without(rule, FUNCTION, "Environment/Variables/" + variable);
    }

    private static Mutant said(String rule, String variable, String json) {
        return with(rule, FUNCTION, "Environment/Variables/" + variable, json);
    }
}
