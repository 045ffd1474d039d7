package dev.tense.local.template;

import static dev.tense.local.template.ResourceTypes.FUNCTION;
import static dev.tense.local.template.ResourceTypes.HTTP_API;
import static dev.tense.local.template.ResourceTypes.QUEUE;
import static dev.tense.local.template.ResourceTypes.ROLE;
import static dev.tense.local.template.ResourceTypes.TABLE;
import static dev.tense.local.template.ResourceTypes.TOPIC;

/** What Ref and GetAtt answer for each type. */
final class Names {
    private Names() {}

    /** SAM's names for what AutoPublishAlias makes. */
    static boolean isAlias(String reference) {
        return reference.endsWith(".Alias") || reference.endsWith(".Version");
    }

    static String nameProperty(String type) {
        return switch (type) {
            case TABLE -> "TableName";
            case QUEUE -> "QueueName";
            case TOPIC -> "TopicName";
            case FUNCTION -> "FunctionName";
            case ROLE -> "RoleName";
            case "AWS::Logs::LogGroup" -> "LogGroupName";
            default -> "";
        };
    }

    static Object reference(Resource resource, String name, Surroundings surroundings) {
        return switch (resource.type()) {
            case QUEUE -> surroundings.aws().queueUrl(name);
            case TOPIC -> surroundings.aws().topicArn(name);
            default -> name;
        };
    }

    static Object attribute(String place, Resource resource, String name, String attribute, Surroundings surroundings) {
        return switch (resource.type() + " " + attribute) {
            case TABLE + " Arn" -> surroundings.aws().tableArn(name);
            case TABLE + " StreamArn" -> surroundings.aws().streamArn(name);
            case QUEUE + " Arn" -> surroundings.aws().queueArn(name);
            case QUEUE + " QueueName" -> name;
            case QUEUE + " QueueUrl" -> surroundings.aws().queueUrl(name);
            case TOPIC + " TopicName" -> name;
            case TOPIC + " TopicArn" -> surroundings.aws().topicArn(name);
            case FUNCTION + " Arn" -> Arn.function(name);
            case ROLE + " Arn" -> Arn.role(name);
            case HTTP_API + " ApiEndpoint" -> surroundings.apiEndpoint();
            default -> ofAwsAlone(place, resource, name, attribute);
        };
    }

    private static Object ofAwsAlone(String place, Resource resource, String name, String attribute) {
        if (ResourceTypes.isForAwsAlone(resource.type()) && (attribute.equals("Arn") || attribute.equals("KeyId"))) {
            return Arn.of("iam", "local/" + name);
        }
        throw new TemplateProblem(place, resource.type() + " has no attribute " + attribute + " that is known here");
    }
}
