package dev.tense.local.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateReaderTest {
    private static final Surroundings HERE =
            new Surroundings(new LocalAddresses("http://127.0.0.1:1"), "http://127.0.0.1:2");

    private static final String WHOLE = """
            Parameters:
              Name: {Type: String, Default: shop}
              Seconds: {Type: Number, Default: 5, MaxValue: 900}
            Resources:
              Topic:
                Type: AWS::SNS::Topic
                Properties: {TopicName: !Sub "${Name}-facts"}
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: !Join ["-", [!Ref Name, jobs]]
                  DelaySeconds: !Ref Seconds
              Subscription:
                Type: AWS::SNS::Subscription
                Properties: {Protocol: sqs, TopicArn: !Ref Topic, Endpoint: !GetAtt Queue.Arn}
            Outputs:
              Url: {Value: !Ref Queue}
              Text: {Value: !Sub "${Queue.Arn} and ${!Literal}"}
            """;

    private static final String SCHEDULED = """
            Resources:
              Look:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: look
                  Runtime: java25
                  Handler: Look
                  CodeUri: function.zip
                  Events:
                    Clock:
                      Type: Schedule
                      Properties: {Schedule: rate(2 hours), Input: '{}'}
            """;

    @TempDir
    Path folder;

    @Test
    void references_become_names_addresses_and_arns() {
        Blueprint blueprint = read(WHOLE, Map.of("Seconds", "7"));
        assertThat(blueprint.queues()).containsExactly(new Blueprint.Queue("shop-jobs", Map.of("DelaySeconds", "7")));
        assertThat(blueprint.subscriptions().getFirst().queueArn())
                .isEqualTo("arn:aws:sqs:eu-central-1:000000000000:shop-jobs");
        assertThat(blueprint.outputs())
                .containsEntry("Url", "http://127.0.0.1:1/000000000000/shop-jobs")
                .containsEntry("Text", "arn:aws:sqs:eu-central-1:000000000000:shop-jobs and ${Literal}");
    }

    @Test
    void addresses_are_those_of_the_place_and_policies_name_them() {
        String whole = WHOLE.replace("Outputs:", """
                  Policy:
                    Type: AWS::SQS::QueuePolicy
                    Properties:
                      Queues: [!Ref Queue]
                      PolicyDocument: {Statement: [{Effect: Allow, Resource: !GetAtt Queue.Arn}]}
                Outputs:
                  Place: {Value: !Sub "${AWS::Region} ${AWS::AccountId}"}
                """);

        Blueprint blueprint = read(whole, Map.of(), new Surroundings(new Elsewhere(), "http://127.0.0.1:2"));

        assertThat(blueprint.outputs())
                .containsEntry("Place", "mars-1 42")
                .containsEntry("Url", "https://queues.example/shop-jobs")
                .containsEntry("Text", "arn:queue:shop-jobs and ${Literal}");
        assertThat(blueprint.subscriptions().getFirst().topicArn()).isEqualTo("arn:topic:shop-facts");
        assertThat(blueprint.queuePolicies())
                .containsExactly(new Blueprint.QueuePolicy(
                        List.of("https://queues.example/shop-jobs"),
                        "{\"Statement\":[{\"Effect\":\"Allow\",\"Resource\":\"arn:queue:shop-jobs\"}]}"));
    }

    private record Elsewhere() implements Addresses {
        @Override
        public String region() {
            return "mars-1";
        }

        @Override
        public String account() {
            return "42";
        }

        @Override
        public String queueUrl(String name) {
            return "https://queues.example/" + name;
        }

        @Override
        public String queueArn(String name) {
            return "arn:queue:" + name;
        }

        @Override
        public String topicArn(String name) {
            return "arn:topic:" + name;
        }

        @Override
        public String tableArn(String name) {
            return "arn:table:" + name;
        }

        @Override
        public String streamArn(String table) {
            return "arn:stream:" + table;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            AWS::SNS::Topic | AWS::S3::Bucket | resource Topic: the type AWS::S3::Bucket is not known here
            {TopicName: | {Colour: red, TopicName: | resource Topic property Colour: is not known here
            Protocol: sqs | Protocol: email | property Protocol: the value email is not known here
            !Ref Topic | !Ref Nothing | refers to Nothing, which the file does not declare
            !GetAtt Queue.Arn | !GetAtt Queue.Age | has no attribute Age
            !GetAtt Queue.Arn | !ImportValue x | the intrinsic !ImportValue is not known here
            !GetAtt Queue.Arn | arn:aws:sqs:eu-central-1:000000000000:gone | the queue gone, which nothing declares
            Outputs: | Conditions: | property Conditions: is not known here
            DelaySeconds: !Ref Seconds | DelaySeconds: soon | property DelaySeconds: must be a whole number, not soon
            DelaySeconds: !Ref Seconds | FifoQueue: true | FIFO queues are not known here
            Default: 5 | Default: 901 | parameter Seconds: 901 is not between
            !Join ["-", [!Ref Name, jobs]] | !Ref Queue | refers to itself
            """)
    void what_is_not_known_is_refused_by_name(String from, String to, String message) {
        String changed = WHOLE.replace(from, to);
        assertThat(changed).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> read(changed, Map.of()))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining(message)
                .hasMessageContaining("template.yaml");
    }

    private static final String ROLE = """
            Resources:
              Look:
                Type: AWS::Serverless::Function
                Properties:
                  FunctionName: look
                  Runtime: java25
                  Handler: Look
                  CodeUri: function.zip
                  Role: !GetAtt Role.Arn
              Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: jobs}}
              Role:
                Type: AWS::IAM::Role
                Properties:
                  RoleName: look
                  AssumeRolePolicyDocument: {}
                  Policies:
                    - PolicyName: look
                      PolicyDocument:
                        Version: '2012-10-17'
                        Statement:
                          - Sid: Send
                            Effect: Allow
                            Action: [sqs:SendMessage, sqs:DeleteMessage]
                            Resource: !GetAtt Queue.Arn
                          - Effect: Allow
                            Action: dynamodb:Query
                            Resource: '*'
                            Condition:
                              ForAllValues:StringLike: {dynamodb:LeadingKeys: ['order#*']}
                              'Null': {dynamodb:LeadingKeys: 'false'}
            """;

    @Test
    void a_role_is_what_its_policies_allow() {
        Blueprint blueprint = read(ROLE, Map.of());

        String arn = "arn:aws:iam::000000000000:role/look";
        assertThat(blueprint.functions().getFirst().role()).contains(arn);
        assertThat(blueprint.roles())
                .containsExactly(new Blueprint.Role(
                        arn,
                        List.of(
                                new Blueprint.Statement(
                                        List.of("sqs:SendMessage", "sqs:DeleteMessage"),
                                        List.of("arn:aws:sqs:eu-central-1:000000000000:jobs"),
                                        Optional.empty()),
                                new Blueprint.Statement(
                                        List.of("dynamodb:Query"),
                                        List.of("*"),
                                        Optional.of(new Blueprint.KeyCondition(List.of("order#*"), true))))));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Effect: Allow | Effect: Deny | property Effect: the value Deny is not known here
            Action: dynamodb:Query | NotAction: dynamodb:Query | property Action: is missing
            ForAllValues:StringLike: | StringEquals: | property ForAllValues:StringLike: is missing
            dynamodb:LeadingKeys: 'false' | dynamodb:LeadingKeys: 'true' | the value true is not known here
            dynamodb:LeadingKeys: 'false' | aws:SourceIp: 'false' | property dynamodb:LeadingKeys
            RoleName: look | ManagedPolicyArns: [x] | property ManagedPolicyArns: is not known here
            Role: !GetAtt Role.Arn | Role: arn:aws:iam::1:role/gone | the role arn:aws:iam::1:role/gone, which nothing declares
            Type: AWS::IAM::Role | Type: AWS::IAM::RolePolicy | the type AWS::IAM::RolePolicy is not known here
            """)
    void rights_that_would_not_be_kept_are_refused(String from, String to, String message) {
        String changed = ROLE.replace(from, to);
        assertThat(changed).isNotEqualTo(ROLE);
        assertThatThrownBy(() -> read(changed, Map.of()))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_policy_that_gives_rights_to_a_role_from_outside_is_refused() {
        String attached = ROLE
                + "  More: {Type: AWS::IAM::ManagedPolicy, Properties: {PolicyDocument: {Version: '2012-10-17'}, Roles: [look]}}\n";
        assertThatThrownBy(() -> read(attached, Map.of())).hasMessageContaining("property Roles: is not known here");
    }

    @Test
    void a_schedule_is_a_rate_with_its_input() {
        assertThat(read(SCHEDULED, Map.of()).schedules())
                .containsExactly(new Blueprint.Schedule("look", "Clock", Duration.ofHours(2), "{}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            rate(2 hours) | cron(0 12 * * ? *) | property Schedule: cron(0 12 * * ? *) is not known here
            rate(2 hours) | rate(0 hours) | property Schedule: rate(0 hours) is not known here
            Input: '{}' | Input: '{' | property Input: is not JSON
            Input: '{}' | Input: '{}', RetryPolicy: {} | property RetryPolicy: is not known here
            Input: '{}' | Input: '{}', Enabled: false | property Enabled: the value false is not known here
            """)
    void a_schedule_that_would_not_be_kept_is_refused(String from, String to, String message) {
        String changed = SCHEDULED.replace(from, to.replace("''", "'"));
        assertThat(changed).isNotEqualTo(SCHEDULED);
        assertThatThrownBy(() -> read(changed, Map.of()))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            !Ref Name, jobs | &name shop, *name | line 11: aliases are not known here
            Default: 5 | Default: 99999999999999999999 | line 3: a number is too large
            !Join ["-", [!Ref Name, jobs]] | !Select [2, [a, b]] | Fn::Select has 2 texts, and none of them is number 2
            !Join ["-", [!Ref Name, jobs]] | !Select [x, [a, b]] | Fn::Select has 2 texts, and none of them is number x
            """)
    void what_no_template_needs_is_refused_with_its_place(String from, String to, String message) {
        String changed = WHOLE.replace(from, to);
        assertThat(changed).isNotEqualTo(WHOLE);
        assertThatThrownBy(() -> read(changed, Map.of()))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining(message)
                .hasMessageContaining("template.yaml");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{a: ", "- ", "a:\n"})
    void what_is_nested_too_deep_is_refused(String opening) {
        var deep = new StringBuilder("Resources: ");
        for (int depth = 0; depth < 20_000; depth++) {
            deep.append(opening.equals("a:\n") ? "\n" + " ".repeat(Math.min(depth, 200)) + "a:" : opening);
        }
        assertThatThrownBy(() -> read(deep.toString(), Map.of())).isInstanceOf(TemplateProblem.class);
    }

    @Test
    void names_that_double_with_each_reference_are_refused() {
        var doubling = new StringBuilder("Resources:\n");
        for (int number = 0; number < 40; number++) {
            doubling.append(
                    "  Q%d: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub '${Q%d.QueueName}${Q%d.QueueName}'}}\n"
                            .formatted(number, number + 1, number + 1));
        }
        doubling.append("  Q40: {Type: AWS::SQS::Queue, Properties: {QueueName: ab}}\n");
        assertThatThrownBy(() -> read(doubling.toString(), Map.of()))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("becomes a text of more than 10000 characters");
    }

    @Test
    void a_chain_of_references_has_an_end() {
        var chain = new StringBuilder("Resources:\n");
        for (int number = 0; number < 5_000; number++) {
            chain.append("  Q%d: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt Q%d.QueueName}}\n"
                    .formatted(number, number + 1));
        }
        chain.append("  Q5000: {Type: AWS::SQS::Queue, Properties: {QueueName: ab}}\n");
        assertThatThrownBy(() -> read(chain.toString(), Map.of()))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("refers to others that refer to others");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            template.yaml | includes itself
            "a\\0b" | property Location: is not a path
            """)
    void a_nested_template_is_another_file(String location, String message) {
        String nesting = "Resources:\n  Inner: {Type: AWS::Serverless::Application, Properties: {Location: %s}}\n"
                .formatted(location);
        assertThatThrownBy(() -> read(nesting, Map.of()))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_route_that_nobody_could_type_is_refused() {
        String route = """
                Resources:
                  Api: {Type: AWS::Serverless::HttpApi}
                  Route:
                    Type: AWS::ApiGatewayV2::Route
                    Properties: {ApiId: !Ref Api, RouteKey: GET %s, Target: x}
                """.formatted("/a".repeat(4_000));
        assertThatThrownBy(() -> read(route, Map.of()))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("is not a method and a path");
    }

    @Test
    void a_file_that_is_no_text_is_refused() throws IOException {
        Path file = Files.write(folder.resolve("template.yaml"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThatThrownBy(() -> TemplateReader.read(file, Map.of(), HERE))
                .isInstanceOf(TemplateProblem.class)
                .hasMessageContaining("template.yaml: the file is not UTF-8");
    }

    @Test
    void a_parameter_that_the_template_does_not_have_is_refused() {
        assertThatThrownBy(() -> read(WHOLE, Map.of("Sceonds", "7")))
                .hasMessageContaining("there is no parameter Sceonds; known: [Name, Seconds]");
    }

    @Test
    void a_name_used_twice_is_refused() {
        String twice = WHOLE.replace(
                "Resources:", "Resources:\n  Other: {Type: AWS::SQS::Queue, Properties: {QueueName: shop-jobs}}");
        assertThatThrownBy(() -> read(twice, Map.of())).hasMessageContaining("the queue shop-jobs is declared twice");
    }

    private Blueprint read(String text, Map<String, String> parameters) {
        return read(text, parameters, HERE);
    }

    private Blueprint read(String text, Map<String, String> parameters, Surroundings surroundings) {
        try {
            Path file = Files.writeString(folder.resolve("template.yaml"), text);
            return TemplateReader.read(file, parameters, surroundings);
        } catch (IOException unwritable) {
            throw new java.io.UncheckedIOException(unwritable);
        }
    }
}
