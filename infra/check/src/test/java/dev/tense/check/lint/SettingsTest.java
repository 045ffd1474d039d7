package dev.tense.check.lint;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.check.deployment.Deployment;
import dev.tense.check.deployment.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever is taken away, one setting at a time, is missed. */
class SettingsTest {
    private static final Deployment SAM = LinterTest.SAM;

    /** At least one of every type, and of those that have settings for different reasons one for each. */
    static Stream<String> examples() {
        return Stream.of(
                "loyalty/AwardPointsOnOrderPlacedQueue",
                "loyalty/AwardPointsOnOrderPlacedDeadLetterQueue",
                "loyalty/AwardPointsOnOrderPlacedQueuePolicy",
                "loyalty/AwardPointsOnOrderPlacedDeadLetterQueuePolicy",
                "OrdersTopic",
                "OrdersTopicPolicy",
                "AlarmTopicPolicy",
                "loyalty/AwardPointsOnOrderPlacedSubscription",
                "inventory/ReserveOnOrderCreatedSubscription",
                "loyalty/AwardPointsOnOrderPlacedFunctionDeliveries",
                "platform/PublishEventsFunctionCommits",
                "platform/ReconcileEventsFunctionClock",
                "platform/ReconcileEventsFunctionClockPermission",
                "orders/PlaceOrderFunction",
                "platform/PublishEventsFunction",
                "platform/ReconcileEventsFunction",
                "platform/ReplayEventsFunction",
                "orders/PlaceOrderFunctionVersion",
                "orders/PlaceOrderFunctionAliaslive",
                "orders/PlaceOrderLogGroup",
                "orders/PlaceOrderRole",
                "platform/PublishEventsRole",
                "platform/ReconcileEventsRole",
                "platform/ReplayEventsRole",
                "HttpApi",
                "HttpApiApiGatewayDefaultStage",
                "orders/PlaceOrderRoute",
                "inventory/AddProductRoute",
                "orders/PlaceOrderIntegration",
                "orders/PlaceOrderPermission",
                "CustomerAuthorizer",
                "OperatorPolicy",
                "orders/PlaceOrderErrorsAlarm",
                "platform/PaymentsPaymentIncidentRaisedAlarm",
                "platform/PublishEventsPaymentsPaymentIncidentRaisedFilter",
                "OrderStuckAlarm",
                "LogTable",
                "StateTable",
                "output ApiUrl",
                "parameter StripeSecretName");
    }

    @Test
    void every_type_of_resource_has_an_example() {
        assertThat(examples().map(id -> SAM.resource(id).orElseThrow()).map(Resource::type))
                .containsAll(SAM.all().map(Resource::type).toList());
    }

    /** What may be missing, by type and path, and why no rule is needed. */
    private static final Map<String, String> NOT_A_RULE = Map.ofEntries(
            entry("AWS::IAM::ManagedPolicy Description", "a name for whoever reads it"),
            entry(
                    "AWS::IAM::ManagedPolicy PolicyDocument\\.Statement\\.0\\.Resource\\.2",
                    "whoever has an identity may ask for a command's answer, so it is in both policies"),
            entry(".*\\.Statement\\.\\d+\\.Sid", "a name for whoever reads it"),
            entry("AWS::IAM::Role Policies\\.0\\.PolicyName", "a name for whoever reads it"),
            entry("AWS::ApiGatewayV2::Authorizer Name", "a name for whoever reads it"),
            entry(".*Document\\.Version", "the older version lacks variables, and no statement has one"),
            entry("AWS::ApiGatewayV2::\\w+ ApiId", "CloudFormation asks for it"),
            entry("AWS::ApiGatewayV2::Api ProtocolType", "CloudFormation asks for it"),
            entry("AWS::ApiGatewayV2::Stage StageName", "CloudFormation asks for it"),
            entry("AWS::ApiGatewayV2::Integration IntegrationType", "CloudFormation asks for it"),
            entry("AWS::DynamoDB::Table (AttributeDefinitions|KeySchema)\\..*", "CloudFormation asks for it"),
            entry(
                    "AWS::DynamoDB::Table GlobalSecondaryIndexes\\.0\\.(KeySchema|Projection)\\..*",
                    "CloudFormation asks for it"),
            entry("AWS::Lambda::Function Code\\.Uri", "CloudFormation asks for it"),
            entry("AWS::SNS::Subscription Protocol", "CloudFormation asks for it"),
            entry("AWS::ApiGatewayV2::Integration TimeoutInMillis", "its default is the same"),
            entry("AWS::Lambda::EventSourceMapping BatchSize", "its default is the same"),
            entry("AWS::SQS::Queue DelaySeconds", "its default is the same"),
            entry("AWS::Lambda::Function Architectures\\.0", "the classes run on either"),
            entry("Parameter Type", "CloudFormation asks for it"),
            entry("Parameter (Default|AllowedPattern)", "no rule, but SAM and CDK are compared in it"));

    private static final List<String> UNNOTICED =
            examples().flatMap(SettingsTest::unnoticed).toList();

    @Test
    void whichever_setting_is_missing_a_rule_says_so() {
        assertThat(UNNOTICED)
                .filteredOn(setting -> NOT_A_RULE.keySet().stream().noneMatch(setting::matches))
                .isEmpty();
    }

    @Test
    void nothing_is_excused_that_a_rule_misses() {
        assertThat(NOT_A_RULE.keySet())
                .allMatch(excuse -> UNNOTICED.stream().anyMatch(setting -> setting.matches(excuse)));
    }

    private static Stream<String> unnoticed(String id) {
        Resource example = SAM.resource(id).orElseThrow();
        return leaves(example.properties(), List.of())
                .filter(path -> LinterTest.LINTER.check(lacking(id, path)).isEmpty())
                .map(path -> example.type() + " " + String.join(".", path));
    }

    private static Deployment lacking(String id, List<String> path) {
        Deployment copy = SAM.copy();
        Mutant.remove(copy.resource(id).orElseThrow().properties(), path.toArray(String[]::new));
        return copy;
    }

    private static Stream<List<String>> leaves(JsonNode node, List<String> path) {
        if (node.isObject()) {
            return node.propertyStream().flatMap(entry -> leaves(entry.getValue(), plus(path, entry.getKey())));
        }
        if (node.isArray()) {
            return IntStream.range(0, node.size())
                    .boxed()
                    .flatMap(index -> leaves(node.get(index), plus(path, index.toString())));
        }
        return Stream.of(path);
    }

    private static List<String> plus(List<String> path, String next) {
        var longer = new ArrayList<>(path);
        longer.add(next);
        return List.copyOf(longer);
    }
}
