package dev.tense.local.template;

import java.util.Map;
import java.util.Set;

/** Which resource types are known, and which of their properties have no meaning on one machine. */
final class ResourceTypes {
    static final String TABLE = "AWS::DynamoDB::Table";
    static final String QUEUE = "AWS::SQS::Queue";
    static final String QUEUE_POLICY = "AWS::SQS::QueuePolicy";
    static final String TOPIC = "AWS::SNS::Topic";
    static final String SUBSCRIPTION = "AWS::SNS::Subscription";
    static final String FUNCTION = "AWS::Serverless::Function";
    static final String APPLICATION = "AWS::Serverless::Application";
    static final String HTTP_API = "AWS::Serverless::HttpApi";
    static final String ROLE = "AWS::IAM::Role";
    static final String INTEGRATION = "AWS::ApiGatewayV2::Integration";
    static final String ROUTE = "AWS::ApiGatewayV2::Route";
    static final String AUTHORIZER = "AWS::ApiGatewayV2::Authorizer";
    static final String MANAGED_POLICY = "AWS::IAM::ManagedPolicy";

    /** Properties that are read over on purpose: encryption, backup, labels and alarms are for AWS alone. */
    private static final Map<String, Set<String>> NO_LOCAL_MEANING = Map.ofEntries(
            Map.entry(
                    TABLE,
                    Set.of(
                            "PointInTimeRecoverySpecification",
                            "SSESpecification",
                            "DeletionProtectionEnabled",
                            "TableClass",
                            "ContributorInsightsSpecification",
                            "Tags")),
            Map.entry(
                    QUEUE,
                    Set.of(
                            "SqsManagedSseEnabled",
                            "KmsMasterKeyId",
                            "KmsDataKeyReusePeriodSeconds",
                            "RedriveAllowPolicy",
                            "Tags")),
            Map.entry(TOPIC, Set.of("KmsMasterKeyId", "DisplayName", "TracingConfig", "DataProtectionPolicy", "Tags")),
            Map.entry(QUEUE_POLICY, Set.of()),
            Map.entry(SUBSCRIPTION, Set.of()),
            Map.entry(
                    FUNCTION,
                    Set.of(
                            "Architectures",
                            "SnapStart",
                            "LoggingConfig",
                            "KmsKeyArn",
                            "Tracing",
                            "Description",
                            "AutoPublishAlias",
                            "AutoPublishAliasAllProperties",
                            "VersionDescription",
                            "VersionDeletionPolicy",
                            "EphemeralStorage",
                            "ReservedConcurrentExecutions",
                            "PropagateTags",
                            "RuntimeManagementConfig",
                            "Tags")),
            Map.entry(APPLICATION, Set.of("Tags", "TimeoutInMinutes")),
            Map.entry(
                    HTTP_API,
                    Set.of(
                            "Name",
                            "Description",
                            "FailOnWarnings",
                            "AccessLogSettings",
                            "DefaultRouteSettings",
                            "RouteSettings",
                            "PropagateTags",
                            "Tags")),
            Map.entry(INTEGRATION, Set.of("Description")),
            Map.entry(ROUTE, Set.of("OperationName")),
            Map.entry(AUTHORIZER, Set.of("Name")),
            Map.entry(ROLE, Set.of("AssumeRolePolicyDocument", "Description", "Tags")),
            Map.entry(MANAGED_POLICY, Set.of("Description", "ManagedPolicyName", "Path")));

    /** Types that are for AWS alone. Their references are still checked. */
    private static final Set<String> FOR_AWS_ALONE = Set.of(
            "AWS::KMS::Key",
            "AWS::KMS::Alias",
            "AWS::Logs::LogGroup",
            "AWS::Logs::MetricFilter",
            "AWS::Logs::ResourcePolicy",
            "AWS::SNS::TopicPolicy",
            "AWS::Lambda::Permission",
            "AWS::CloudWatch::Alarm",
            "AWS::CloudWatch::CompositeAlarm");

    private ResourceTypes() {}

    static boolean isKnown(String type) {
        return NO_LOCAL_MEANING.containsKey(type) || isForAwsAlone(type);
    }

    static boolean isForAwsAlone(String type) {
        return FOR_AWS_ALONE.contains(type);
    }

    static Set<String> ignoredProperties(String type) {
        return NO_LOCAL_MEANING.getOrDefault(type, Set.of());
    }
}
