package dev.tense.check.deployment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SAM templates become the resources that they stand for; what is not known here is refused by name. */
class DeploymentsTest {
    @TempDir
    private Path folder;

    private static final String ROOT = """
            Parameters:
              SystemName:
                Type: String
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties:
                  TopicName: !Sub ${SystemName}-orders
              Orders:
                Type: AWS::Serverless::Application
                Properties:
                  Location: orders.yaml
                  Parameters:
                    SystemName: !Ref SystemName
                    TopicArn: !Ref Topic
            """;

    private static final String NESTED = """
            Parameters:
              SystemName:
                Type: String
              TopicArn:
                Type: String
            Globals:
              Function:
                Timeout: 3
                AutoPublishAlias: live
                Environment:
                  Variables:
                    A: all
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                DeletionPolicy: Retain
                Properties:
                  QueueName: !Sub ${SystemName}-queue
              React:
                Type: AWS::Serverless::Function
                Properties:
                  Timeout: 20
                  Environment:
                    Variables:
                      QUEUE: !Ref Queue
                      TOPIC: !Ref TopicArn
                  Events:
                    Deliveries:
                      Type: SQS
                      Properties:
                        Queue: !GetAtt Queue.Arn
                        BatchSize: 10
              Permission:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: !Ref React.Alias
                  SourceArn: !Sub arn:${AWS::Partition}:${Queue.Arn}
            """;

    private Deployment deployed(String root, String nested) throws IOException {
        Files.writeString(folder.resolve("template.yaml"), root);
        Files.writeString(folder.resolve("orders.yaml"), nested);
        return Deployments.ofSam(folder.resolve("template.yaml"));
    }

    private Resource resource(String id) throws IOException {
        return deployed(ROOT, NESTED).resource(id).orElseThrow();
    }

    @Test
    void nested_stacks_know_what_they_refer_to_beyond_them() throws IOException {
        assertThat(resource("orders/React").text("Environment", "Variables", "TOPIC"))
                .isEqualTo("${Topic}");
        assertThat(resource("orders/Queue").text("QueueName")).isEqualTo("${SystemName}-queue");
        assertThat(resource("orders/Queue").attributes().path("DeletionPolicy").asText())
                .isEqualTo("Retain");
    }

    @Test
    void a_function_has_what_is_said_for_all_and_what_is_said_for_it() throws IOException {
        Resource function = resource("orders/React");

        assertThat(function.type()).isEqualTo("AWS::Lambda::Function");
        assertThat(function.at("Timeout").asInt()).isEqualTo(20);
        assertThat(function.text("Environment", "Variables", "A")).isEqualTo("all");
        assertThat(function.text("Environment", "Variables", "QUEUE")).isEqualTo("${orders/Queue}");
    }

    @Test
    void what_invokes_a_function_invokes_its_alias() throws IOException {
        assertThat(resource("orders/ReactDeliveries").text("FunctionName")).isEqualTo("${orders/ReactAliaslive}");
        assertThat(resource("orders/ReactDeliveries").text("EventSourceArn")).isEqualTo("${orders/Queue.Arn}");
        assertThat(resource("orders/Permission").text("FunctionName")).isEqualTo("${orders/ReactAliaslive}");
        assertThat(resource("orders/Permission").text("SourceArn"))
                .isEqualTo("arn:${AWS::Partition}:${orders/Queue.Arn}");
    }

    @ParameterizedTest
    @CsvSource({
        "'Timeout: 20', 'VpcConfig: {}', 'orders/React: the property VpcConfig of a function is not known here'",
        "'Type: SQS', 'Type: Kinesis', 'orders/React: an event of type Kinesis is not known here'",
        "'AWS::SQS::Queue', 'AWS::Serverless::SimpleTable', 'Queue: AWS::Serverless::SimpleTable is not known here'",
        "'!Ref TopicArn', '!Ref NoTopicArn', 'React: refers to NoTopicArn, which is nowhere'",
        "'Globals:', 'Conditions:', 'Conditions: is a section that is not known here'",
        "'!Ref Queue', '{\"Fn::If\": [a, b, c]}', 'React: Fn::If is not known here'",
        "'QueueName: !Sub', 'QueueName: !If', 'could not determine a constructor'"
    })
    void what_is_not_known_here_is_refused(String right, String wrong, String complaint) {
        assertThatThrownBy(() -> deployed(ROOT, NESTED.replaceFirst(Pattern.quote(right), wrong)))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining(complaint);
    }

    @Test
    void a_parameter_that_nobody_passes_is_refused() {
        assertThatThrownBy(() -> deployed(ROOT.replace("        TopicArn: !Ref Topic\n", ""), NESTED))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("TopicArn: is passed by nobody");
    }
}
