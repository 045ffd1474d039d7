package dev.tense.check.facts;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Calls resources by what they are: by their own names, and those without one by what they connect. */
final class Namer {
    private static final Pattern REFERENCE = Pattern.compile("\\$\\{([^}.]+)(\\.[^}]+)?}");

    private final Deployment all;

    Namer(Deployment all) {
        this.all = all;
    }

    /** Such as {@code queue tense-place-order} or {@code route POST /commands/place-order}. */
    String name(Resource resource) {
        return switch (resource.type()) {
            case "AWS::SQS::Queue" -> "queue " + text(resource, "QueueName");
            case "AWS::SNS::Topic" -> "topic " + text(resource, "TopicName");
            case "AWS::DynamoDB::Table" -> "table " + text(resource, "TableName");
            case "AWS::Lambda::Function" -> "function " + text(resource, "FunctionName");
            case "AWS::Logs::LogGroup" -> "log group " + text(resource, "LogGroupName");
            case "AWS::CloudWatch::Alarm" -> "alarm " + text(resource, "AlarmName");
            case "AWS::CloudWatch::CompositeAlarm" -> "composite alarm " + text(resource, "AlarmName");
            case "AWS::Logs::MetricFilter" ->
                "metric filter " + text(resource, "FilterPattern") + " of " + text(resource, "LogGroupName");
            case "AWS::ApiGatewayV2::Api" -> "API " + text(resource, "Name");
            case "AWS::ApiGatewayV2::Stage" -> "stage " + text(resource, "StageName");
            case "AWS::ApiGatewayV2::Route" -> "route " + text(resource, "RouteKey");
            case "AWS::ApiGatewayV2::Integration" -> "integration of " + text(resource, "IntegrationUri");
            case "AWS::Lambda::Alias" -> "alias " + text(resource, "Name") + " of " + text(resource, "FunctionName");
            case "AWS::Lambda::Version" -> "version of " + text(resource, "FunctionName");
            case "AWS::Lambda::EventSourceMapping" -> "mapping of " + text(resource, "FunctionName");
            case "AWS::Lambda::Permission" ->
                "permission for " + text(resource, "Principal") + " on " + text(resource, "FunctionName");
            case "AWS::SNS::Subscription" -> "subscription of " + text(resource, "Endpoint");
            case "AWS::Events::Rule" ->
                "clock of " + plain(resource.at("Targets").path(0).path("Arn").asText());
            case "AWS::ApiGatewayV2::Authorizer" -> "authorizer " + text(resource, "Name");
            case "AWS::IAM::ManagedPolicy" -> "managed policy: " + text(resource, "Description");
            case "AWS::IAM::Role" -> "role of " + holder(resource);
            case Resource.OUTPUT, Resource.PARAMETER -> resource.id();
            default -> resource.type() + " " + resource.id();
        };
    }

    private String text(Resource resource, String property) {
        return plain(resource.text(property));
    }

    /** A text in which every reference says what it refers to. */
    String plain(String text) {
        return REFERENCE
                .matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(all.resource(found.group(1))
                        .map(resource -> "<" + name(resource) + (found.group(2) == null ? "" : found.group(2)) + ">")
                        .orElse(found.group())));
    }

    private String holder(Resource role) {
        return all.ofType("AWS::Lambda::Function")
                .filter(function -> function.text("Role").equals(role.attribute("Arn")))
                .map(this::name)
                .findFirst()
                .orElse("nobody");
    }
}
