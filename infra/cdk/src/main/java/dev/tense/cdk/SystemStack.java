package dev.tense.cdk;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awscdk.CfnOutput;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.apigatewayv2.CfnApi;
import software.amazon.awscdk.services.apigatewayv2.CfnAuthorizer;
import software.amazon.awscdk.services.apigatewayv2.CfnStage;
import software.amazon.awscdk.services.dynamodb.Attribute;
import software.amazon.awscdk.services.dynamodb.AttributeType;
import software.amazon.awscdk.services.dynamodb.BillingMode;
import software.amazon.awscdk.services.dynamodb.GlobalSecondaryIndexProps;
import software.amazon.awscdk.services.dynamodb.PointInTimeRecoverySpecification;
import software.amazon.awscdk.services.dynamodb.ProjectionType;
import software.amazon.awscdk.services.dynamodb.StreamViewType;
import software.amazon.awscdk.services.dynamodb.Table;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.iam.ServicePrincipal;
import software.amazon.awscdk.services.logs.LogGroup;
import software.amazon.awscdk.services.logs.RetentionDays;
import software.amazon.awscdk.services.sns.Topic;
import software.constructs.Construct;

/** The tables, the HTTP API and the topics, and a nested stack for each context. */
final class SystemStack extends Stack {
    private static final String ACCESS_LOG = "{\"requestId\":\"$context.requestId\",\"time\":\"$context.requestTime\","
            + "\"route\":\"$context.routeKey\", \"status\":\"$context.status\","
            + "\"latencyMillis\":\"$context.responseLatency\", \"functionStatus\":\"$context.integrationStatus\","
            + "\"functionLatencyMillis\":\"$context.integrationLatency\"}";

    SystemStack(Construct scope, String id, StackProps props, Catalogue catalogue, Rights rights, Path zip) {
        super(scope, id, props);
        var parameters = new Parameters(this, catalogue);
        Table log = log(parameters);
        Table state = state(parameters);
        CfnApi api = api(parameters);
        Topic alarms = alarms(parameters);
        Map<String, Topic> topics = topics(parameters, catalogue);
        var shared = new Shared(
                parameters, log, state, api, customers(parameters, api), alarms, topics, catalogue, rights, zip);
        var alarming = new Alarms(this, shared);
        alarming.ofTheApi();
        var contexts = new HashMap<String, ContextStack>();
        catalogue.contexts().forEach(context -> contexts.put(context, new ContextStack(this, context, shared)));
        alarming.ofStandstills(contexts);
        var callers = new CallerPolicies(this, shared);
        output("OperatorPolicyArn", callers.ofOperators().getManagedPolicyArn());
        output("ServicePolicyArn", callers.ofServices().getManagedPolicyArn());
        outputs(shared);
    }

    /** Customers come with a token; everybody else with a signature of an AWS identity. */
    private CfnAuthorizer customers(Parameters parameters, CfnApi api) {
        return CfnAuthorizer.Builder.create(this, "CustomerAuthorizer")
                .apiId(api.getRef())
                .name("customers")
                .authorizerType("JWT")
                .identitySource(List.of("$request.header.Authorization"))
                .jwtConfiguration(CfnAuthorizer.JWTConfigurationProperty.builder()
                        .issuer(parameters.jwtIssuer())
                        .audience(List.of(parameters.jwtAudience()))
                        .build())
                .build();
    }

    /** One item per commit: the events, the answer and what else a stream must remember. */
    private Table log(Parameters parameters) {
        return Table.Builder.create(this, "LogTable")
                .tableName(parameters.named("log"))
                .partitionKey(attribute("stream", AttributeType.STRING))
                .sortKey(attribute("version", AttributeType.NUMBER))
                .stream(StreamViewType.NEW_IMAGE)
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(recovery())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
    }

    /** What lives longer than a stream. */
    private Table state(Parameters parameters) {
        Table table = Table.Builder.create(this, "StateTable")
                .tableName(parameters.named("state"))
                .partitionKey(attribute("pk", AttributeType.STRING))
                .sortKey(attribute("sk", AttributeType.STRING))
                .timeToLiveAttribute("expiresAt")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .pointInTimeRecoverySpecification(recovery())
                .deletionProtection(true)
                .removalPolicy(RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE)
                .build();
        table.addGlobalSecondaryIndex(GlobalSecondaryIndexProps.builder()
                .indexName("by-subject")
                .partitionKey(attribute("subject", AttributeType.STRING))
                .sortKey(attribute("pk", AttributeType.STRING))
                .projectionType(ProjectionType.ALL)
                .build());
        return table;
    }

    private static Attribute attribute(String name, AttributeType type) {
        return Attribute.builder().name(name).type(type).build();
    }

    private static PointInTimeRecoverySpecification recovery() {
        return PointInTimeRecoverySpecification.builder()
                .pointInTimeRecoveryEnabled(true)
                .build();
    }

    private CfnApi api(Parameters parameters) {
        LogGroup accessLog = LogGroup.Builder.create(this, "AccessLogGroup")
                .logGroupName("/aws/vendedlogs/" + parameters.named("http-api"))
                .retention(RetentionDays.ONE_MONTH)
                .removalPolicy(RemovalPolicy.DESTROY)
                .build();
        CfnApi api = CfnApi.Builder.create(this, "HttpApi")
                .name(parameters.system())
                .protocolType("HTTP")
                .build();
        CfnStage.Builder.create(this, "HttpApiStage")
                .apiId(api.getRef())
                .stageName("$default")
                .autoDeploy(true)
                .defaultRouteSettings(CfnStage.RouteSettingsProperty.builder()
                        .throttlingRateLimit(parameters.requestsPerSecond())
                        .throttlingBurstLimit(parameters.requestsAtOnce())
                        .build())
                .accessLogSettings(CfnStage.AccessLogSettingsProperty.builder()
                        .destinationArn(accessLog.getLogGroupArn())
                        .format(ACCESS_LOG)
                        .build())
                .build();
        return api;
    }

    private Topic alarms(Parameters parameters) {
        Topic topic = topic(parameters, "Alarm", "alarms");
        topic.addToResourcePolicy(PolicyStatement.Builder.create()
                .effect(Effect.ALLOW)
                .principals(List.of(new ServicePrincipal("cloudwatch.amazonaws.com")))
                .actions(List.of("sns:Publish"))
                .resources(List.of(topic.getTopicArn()))
                .conditions(Map.of(
                        "ArnLike",
                        Map.of(
                                "aws:SourceArn",
                                "arn:%s:cloudwatch:%s:%s:alarm:%s"
                                        .formatted(getPartition(), getRegion(), getAccount(), parameters.named("*")))))
                .build());
        return topic;
    }

    private Map<String, Topic> topics(Parameters parameters, Catalogue catalogue) {
        var topics = new LinkedHashMap<String, Topic>();
        catalogue
                .publishers()
                .forEach(context -> topics.put(context, topic(parameters, Names.pascal(context), context)));
        return topics;
    }

    private Topic topic(Parameters parameters, String id, String name) {
        return Topic.Builder.create(this, id + "Topic")
                .topicName(parameters.named(name))
                .enforceSsl(true)
                .build();
    }

    private void outputs(Shared shared) {
        output("ApiUrl", "https://%s.execute-api.%s.%s".formatted(shared.api().getRef(), getRegion(), getUrlSuffix()));
        output("LogTableName", shared.log().getTableName());
        output("StateTableName", shared.state().getTableName());
        output("AlarmTopicArn", shared.alarms().getTopicArn());
        shared.topics().forEach((context, topic) -> output(Names.pascal(context) + "TopicArn", topic.getTopicArn()));
    }

    private void output(String name, String value) {
        CfnOutput.Builder.create(this, name).value(value).build();
    }
}
