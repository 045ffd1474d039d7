package dev.tense.check.lint;

import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What kind of resource a statement is about, in the words of the Service Authorization Reference. */
final class ResourceKind {
    private static final Map<String, String> KINDS = Map.of(
            "AWS::SQS::Queue", "queue",
            "AWS::SNS::Topic", "topic",
            "AWS::Logs::LogGroup", "log-stream"); // the ARN of a group ends with ":*", which means its streams

    private static final Pattern INDEX = Pattern.compile("(.+)/index/([a-z-]+)");
    private static final Pattern QUEUE = Pattern.compile("arn:.+:sqs:.+");
    private static final Pattern SECRET = Pattern.compile("arn:.+:secretsmanager:.+:secret:.+");

    private ResourceKind() {}

    /** Empty for what is no resource that we know. */
    static Optional<String> of(String resource, Deployment all) {
        var index = INDEX.matcher(resource);
        if (index.matches()) {
            return all.referredToBy(index.group(1))
                    .filter(table -> table.at("GlobalSecondaryIndexes")
                            .valueStream()
                            .anyMatch(each -> each.path("IndexName").asText().equals(index.group(2))))
                    .map(_ -> "index");
        }
        if (QUEUE.matcher(resource).matches()) {
            return Optional.of("queue");
        }
        return SECRET.matcher(resource).matches()
                ? Optional.of("secret")
                : all.referredToBy(resource).flatMap(referred -> kind(referred, resource));
    }

    private static Optional<String> kind(Resource referred, String reference) {
        if (referred.type().equals("AWS::DynamoDB::Table")) {
            return Optional.of(reference.equals(referred.attribute("StreamArn")) ? "stream" : "table");
        }
        return Optional.ofNullable(KINDS.get(referred.type()));
    }
}
