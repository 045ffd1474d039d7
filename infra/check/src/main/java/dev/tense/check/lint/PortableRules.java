package dev.tense.check.lint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Resource;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A deployment fits into any account, any region and beside another of its kind, and says where its parts are. */
final class PortableRules {
    private static final Pattern SOMEWHERE = Pattern.compile(
            "(?<![0-9a-f])[0-9]{12}(?![0-9a-f])|\\b(us|eu|ap|sa|ca|me|af|il|mx|cn)(-gov|-iso[a-z]?)?-[a-z]+-[1-9]\\b|arn:aws[a-z-]*:");

    private static final Map<String, String> NAMES = Map.of(
            "AWS::Lambda::Function", "FunctionName",
            "AWS::SQS::Queue", "QueueName",
            "AWS::SNS::Topic", "TopicName",
            "AWS::DynamoDB::Table", "TableName",
            "AWS::Logs::LogGroup", "LogGroupName",
            "AWS::CloudWatch::Alarm", "AlarmName",
            "AWS::CloudWatch::CompositeAlarm", "AlarmName",
            "AWS::ApiGatewayV2::Api", "Name");

    private PortableRules() {}

    static List<Rule> all() {
        return List.of(
                new Rule(
                        "nothing-is-tied-to-an-account-or-a-region",
                        "must not name an account, a region or a partition: pseudo parameters know them",
                        all -> all.all()
                                .filter(resource -> texts(resource.properties())
                                        .anyMatch(
                                                text -> SOMEWHERE.matcher(text).find()))),
                new Rule(
                        "name-begins-with-the-systems",
                        "must be named after the parameter SystemName, so that several systems fit into one account",
                        all -> all.all()
                                .filter(resource -> NAMES.containsKey(resource.type())
                                        && !resource.text(NAMES.get(resource.type()))
                                                .contains("${SystemName}"))),
                output("AWS::ApiGatewayV2::Api"),
                output("AWS::DynamoDB::Table"),
                output("AWS::SNS::Topic"),
                output("AWS::IAM::ManagedPolicy"));
    }

    private static Rule output(String type) {
        return Rule.each(
                type,
                "is-an-output",
                "must be among the outputs: whoever deployed it has to find it",
                (resource, all) -> all.ofType(Resource.OUTPUT)
                        .anyMatch(output -> output.text("Value").contains(resource.ref())));
    }

    private static Stream<String> texts(JsonNode node) {
        return node.isContainerNode() ? node.valueStream().flatMap(PortableRules::texts) : Stream.of(node.asText());
    }
}
