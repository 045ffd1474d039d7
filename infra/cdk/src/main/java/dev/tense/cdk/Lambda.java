package dev.tense.cdk;

import java.util.List;
import java.util.Locale;
import software.amazon.awscdk.Annotations;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.Role;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.lambda.Alias;
import software.amazon.awscdk.services.lambda.Architecture;
import software.amazon.awscdk.services.lambda.CfnVersion;
import software.amazon.awscdk.services.lambda.Code;
import software.amazon.awscdk.services.lambda.Function;
import software.amazon.awscdk.services.lambda.LoggingFormat;
import software.amazon.awscdk.services.lambda.Runtime;
import software.amazon.awscdk.services.lambda.SnapStartConf;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;

/** A function of the zip with its role, its log group, its alias and its alarms. It may do what it is given the right to. */
final class Lambda {
    private static final int MEGABYTES = 512;

    private final Stack stack;
    private final Shared shared;
    private final Role role;
    private final LogGroup logs;
    final String name;
    final int timeoutSeconds;
    final Function function;
    final Alias alias;

    Lambda(Stack stack, Shared shared, String name, int timeoutSeconds) {
        this.stack = stack;
        this.shared = shared;
        this.name = name;
        this.timeoutSeconds = timeoutSeconds;
        logs = LogGroup.Builder.create(stack, id("LogGroup"))
                .logGroupName("/aws/lambda/" + shared.parameters().named(name))
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        role = Role.Builder.create(stack, id("Role"))
                .assumedBy(new ServicePrincipal("lambda.amazonaws.com"))
                .build();
        function = Function.Builder.create(stack, id("Function"))
                .functionName(shared.parameters().named(name))
                .runtime(Runtime.JAVA_25)
                .architecture(Architecture.ARM_64)
                .handler("dev.tense.platform.Entry::handleRequest")
                .code(Code.fromAsset(shared.zip().toString()))
                .memorySize(MEGABYTES)
                .timeout(Duration.seconds(timeoutSeconds))
                .role(role)
                .logGroup(logs)
                .loggingFormat(LoggingFormat.JSON)
                .snapStart(SnapStartConf.ON_PUBLISHED_VERSIONS)
                .environment(shared.parameters().forAll())
                .build();
        function.addEnvironment("QUARKUS_FUNQY_EXPORT", name);
        function.addEnvironment("TENSE_LOG_TABLE", shared.log().getTableName());
        function.addEnvironment("TENSE_STATE_TABLE", shared.state().getTableName());
        Annotations.of(function)
                .acknowledgeWarning(
                        "@aws-cdk/aws-lambda:snapStartRequirePublish", "The alias below publishes a version.");
        Nag.accept(
                function,
                "Serverless-LambdaTracing",
                "Envelopes carry a W3C traceparent. X-Ray would be paid for every request, so it is a choice of whoever deploys.");
        Nag.accept(
                function,
                "Serverless-LambdaDLQ",
                "It serves asynchronous invocations alone. Callers wait for commands, and queues have dead-letter queues of their own.");
        alias = Alias.Builder.create(stack, id("Alias"))
                .aliasName("live")
                .version(function.getCurrentVersion())
                .build();
        versionSays(shared.parameters().saidOfAll());
        may(List.of("logs:CreateLogStream", "logs:PutLogEvents"), logs.getLogGroupArn());
        shared.rights().of(name).forEach(this::may);
        new Alarms(stack, shared).of(this);
    }

    String id(String part) {
        return Names.pascal(name) + part;
    }

    Lambda may(List<String> actions, String... resources) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(actions)
                .resources(List.of(resources))
                .build());
        return this;
    }

    private void may(Rights.Right right) {
        role.addToPolicy(PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .actions(List.of("dynamodb:" + right.action()))
                .resources(List.of(arn(right.on())))
                .conditions(right.conditions())
                .build());
    }

    private String arn(String table) {
        return switch (table) {
            case "log" -> shared.log().getTableArn();
            case "state" -> shared.state().getTableArn();
            case "subjects" -> shared.state().getTableArn() + "/index/by-subject";
            case String other -> throw new IllegalArgumentException("there is no table " + other);
        };
    }

    /** Allows an action that IAM knows no resource for, and says why. */
    Lambda mayEverywhere(String action, String why) {
        Nag.accept(role, "AwsSolutions-IAM5", why);
        return may(List.of(action), "*");
    }

    String logs() {
        return logs.getLogGroupName();
    }

    Lambda isTold(String variable, String value) {
        function.addEnvironment(variable, value);
        return this;
    }

    /**
     * Adds to the description of the version. Another description is another version: CDK takes the names of parameters for their
     * values, and would leave the alias with what was told before.
     */
    Lambda versionSays(String what) {
        var version = (CfnVersion) function.getCurrentVersion().getNode().getDefaultChild();
        version.setDescription(version.getDescription() == null ? what : version.getDescription() + " " + what);
        return this;
    }

    /** In the ARN of a secret a dash and six characters follow its name. */
    Lambda movesMoney() {
        shared.parameters().forMoney().forEach(this::isTold);
        versionSays(shared.parameters().saidOfMoney());
        return may(
                List.of("secretsmanager:GetSecretValue"),
                "arn:%s:secretsmanager:%s:%s:secret:%s-??????"
                        .formatted(
                                stack.getPartition(),
                                stack.getRegion(),
                                stack.getAccount(),
                                shared.parameters().stripeSecret()));
    }

    /** Events are sent again only to those reactions that say so. */
    Lambda replays() {
        isTold("TENSE_SYSTEM_NAME", shared.parameters().system());
        return may(
                List.of("sqs:GetQueueUrl", "sqs:SendMessage"),
                shared.catalogue().reactions().stream()
                        .filter(reaction -> reaction.onReplay().equals("RUN"))
                        .map(reaction -> "arn:%s:sqs:%s:%s:%s"
                                .formatted(
                                        stack.getPartition(),
                                        stack.getRegion(),
                                        stack.getAccount(),
                                        shared.parameters().named(reaction.function())))
                        .toArray(String[]::new));
    }

    /** Publishes to the topics of all contexts. */
    Lambda publishes() {
        shared.topics()
                .forEach((context, topic) ->
                        isTold("TENSE_TOPIC_" + context.toUpperCase(Locale.ROOT), topic.getTopicArn()));
        return may(
                List.of("sns:Publish"),
                shared.topics().values().stream()
                        .map(topic -> topic.getTopicArn())
                        .toArray(String[]::new));
    }
}
