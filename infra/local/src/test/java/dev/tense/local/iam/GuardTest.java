package dev.tense.local.iam;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.local.template.Blueprint;
import dev.tense.local.template.Blueprint.KeyCondition;
import dev.tense.local.template.Blueprint.Role;
import dev.tense.local.template.Blueprint.Statement;
import dev.tense.local.template.LocalAddresses;
import dev.tense.local.wire.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A function is kept to its role, as IAM would do it. */
class GuardTest {
    private static final String LOG = "arn:aws:dynamodb:eu-central-1:000000000000:table/log";
    private static final String QUEUE = "arn:aws:sqs:eu-central-1:000000000000:jobs";
    private static final String PUT = "dynamodb:PutItem";

    private static final String PUT_ORDER = """
            {"TableName": "log", "Item": {"stream": {"S": "order#1"}, "version": {"N": "1"}}}""";

    private static Statement allow(String action, String resource, String... keys) {
        return new Statement(
                List.of(action),
                List.of(resource),
                keys.length == 0 ? Optional.empty() : Optional.of(new KeyCondition(List.of(keys), true)));
    }

    /** A function {@code f} with the access key {@code KEY}, and {@code free}, which has no role. */
    private static Guard guard(Statement... statements) {
        var table = new Blueprint.Table("log", Map.of(), Map.of("", "stream", "by-day", "day"), Optional.empty());
        return new Guard(
                new Blueprint(
                        List.of(table),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(function("f", Optional.of("role")), function("free", Optional.empty())),
                        List.of(new Role("role", List.of(statements))),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of()),
                new LocalAddresses("http://127.0.0.1:1"),
                key -> Optional.ofNullable(Map.of("KEY", "f", "FREE", "free").get(key)));
    }

    private static Blueprint.Function function(String name, Optional<String> role) {
        return new Blueprint.Function(name, "", Path.of(""), 128, 3, Map.of(), role);
    }

    private static Optional<Answer> refusal(Guard guard, String operation, String request) {
        return guard.refusal("KEY", "dynamodb", operation, request.getBytes(UTF_8));
    }

    private static String text(Answer answer) {
        return new String(answer.body(), UTF_8);
    }

    @Test
    void what_a_role_allows_is_done_and_what_it_does_not_is_refused_with_its_name() {
        Guard guard = guard(allow(PUT, LOG));

        assertThat(refusal(guard, "PutItem", PUT_ORDER)).isEmpty();
        assertThat(refusal(guard, "Scan", "{\"TableName\": \"log\"}")).hasValueSatisfying(answer -> {
            assertThat(answer.status()).isEqualTo(400);
            assertThat(text(answer))
                    .contains("com.amazon.coral.service#AccessDeniedException")
                    .contains("assumed-role/f is not authorized to perform: dynamodb:Scan on resource: " + LOG);
        });
    }

    @Test
    void people_and_functions_without_a_role_may_do_everything() {
        Guard guard = guard();

        assertThat(guard.refusal("SOMEBODY", "dynamodb", "Scan", new byte[0])).isEmpty();
        assertThat(guard.refusal("FREE", "dynamodb", "Scan", new byte[0])).isEmpty();
        assertThat(guard.refusal("KEY", "dynamodb", "Scan", new byte[0])).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PutItem | {"TableName": "log", "Item": {"stream": {"S": "%s"}}}
            UpdateItem | {"TableName": "log", "Key": {"stream": {"S": "%s"}}}
            BatchGetItem | {"RequestItems": {"log": {"Keys": [{"stream": {"S": "order#2"}}, {"stream": {"S": "%s"}}]}}}
            Query | {"TableName": "log", "KeyConditionExpression": "#s = :s", "ExpressionAttributeNames": {"#s": "stream"}, "ExpressionAttributeValues": {":s": {"S": "%s"}}}
            Query | {"TableName": "log", "KeyConditionExpression": "stream=:s AND version > :v", "ExpressionAttributeValues": {":s": {"S": "%s"}, ":v": {"N": "1"}}}
            TransactWriteItems | {"TransactItems": [{"Put": {"TableName": "log", "Item": {"stream": {"S": "order#2"}}}}, {"Update": {"TableName": "log", "Key": {"stream": {"S": "%s"}}}}]}
            TransactWriteItems | {"TransactItems": [{"ConditionCheck": {"TableName": "log", "Key": {"stream": {"S": "%s"}}}}]}
            """)
    void keys_of_somebody_else_are_refused_wherever_they_stand(String operation, String request) {
        Guard guard = guard(Stream.of("PutItem", "UpdateItem", "BatchGetItem", "Query", "ConditionCheckItem")
                .map(action -> allow("dynamodb:" + action, LOG, "order#*", "user#*"))
                .toArray(Statement[]::new));

        assertThat(refusal(guard, operation, request.formatted("order#1"))).isEmpty();
        assertThat(refusal(guard, operation, request.formatted("user#1"))).isEmpty();
        assertThat(refusal(guard, operation, request.formatted("payment#1"))).isPresent();
        assertThat(refusal(guard, operation, request.formatted("reorder#1"))).isPresent();
    }

    /** The keys of one table are asked for together, so no two statements can share them. */
    @Test
    void keys_that_only_two_statements_together_allow_are_refused() {
        Guard guard =
                guard(allow("dynamodb:BatchGetItem", LOG, "order#*"), allow("dynamodb:BatchGetItem", LOG, "user#*"));
        String request =
                "{\"RequestItems\": {\"log\": {\"Keys\": [{\"stream\": {\"S\": \"order#1\"}}, {\"stream\": {\"S\": \"%s\"}}]}}}";

        assertThat(refusal(guard, "BatchGetItem", request.formatted("order#2"))).isEmpty();
        assertThat(refusal(guard, "BatchGetItem", request.formatted("user#2"))).isPresent();
    }

    @Test
    void a_request_without_a_key_is_refused_only_where_the_policy_asks_for_one() {
        String everything = "{\"TableName\": \"log\"}";
        Statement asking = allow("dynamodb:Query", LOG, "order#*");
        Statement forgetful = new Statement(
                asking.actions(), asking.resources(), Optional.of(new KeyCondition(List.of("order#*"), false)));

        assertThat(refusal(guard(asking), "Query", everything)).isPresent();
        assertThat(refusal(guard(forgetful), "Query", everything)).isEmpty();
    }

    @Test
    void an_index_is_another_resource_than_its_table() {
        String request = """
                {"TableName": "log", "IndexName": "by-day", "KeyConditionExpression": "#day = :day",
                 "ExpressionAttributeNames": {"#day": "day"}, "ExpressionAttributeValues": {":day": {"S": "monday"}}}""";

        assertThat(refusal(guard(allow("dynamodb:Query", LOG)), "Query", request))
                .isPresent();
        assertThat(refusal(guard(allow("dynamodb:Query", LOG + "/index/by-day")), "Query", request))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            sqs | SendMessageBatch | {"QueueUrl": "http://127.0.0.1:1/000000000000/jobs"} | sqs:SendMessage | arn:aws:sqs:eu-central-1:000000000000:jobs
            sqs | GetQueueUrl | {"QueueName": "jobs"} | sqs:GetQueueUrl | arn:aws:sqs:eu-central-1:000000000000:jobs
            sns | PublishBatch | Action=PublishBatch&TopicArn=arn%3Aaws%3Asns%3Ax | sns:Publish | arn:aws:sns:x
            lambda | POST /2015-03-31/functions/g/invocations | {} | lambda:InvokeFunction | arn:aws:lambda:eu-central-1:000000000000:function:g
            dynamodb | GetRecords | {"ShardIterator": "1+arn:aws:dynamodb:x:0:table/log/stream/2026+s"} | dynamodb:GetRecords | arn:aws:dynamodb:eu-central-1:000000000000:table/log/stream/local
            """)
    void every_service_is_asked_with_the_action_and_the_resource_of_iam(
            String service, String operation, String request, String action, String resource) {
        byte[] body = request.getBytes(UTF_8);

        assertThat(guard(allow(action, resource)).refusal("KEY", service, operation, body))
                .isEmpty();
        assertThat(guard(allow(action, resource + "-2")).refusal("KEY", service, operation, body))
                .isPresent();
        assertThat(guard(allow(action + "s", resource)).refusal("KEY", service, operation, body))
                .isPresent();
    }

    @Test
    void what_is_not_understood_needs_a_right_to_everything() {
        assertThat(refusal(guard(allow("dynamodb:DeleteTable", LOG)), "DeleteTable", "{\"TableName\": \"log\"}"))
                .isPresent();
        assertThat(refusal(guard(allow("dynamodb:DeleteTable", "*")), "DeleteTable", "{\"TableName\": \"log\"}"))
                .isEmpty();
    }

    @Test
    void a_right_that_nobody_made_use_of_is_named() {
        Guard guard = guard(
                allow(PUT, LOG, "order#*", "payment#*"),
                new Statement(List.of("sqs:SendMessage", "sqs:DeleteMessage"), List.of(QUEUE), Optional.empty()));

        refusal(guard, "PutItem", PUT_ORDER);
        guard.refusal("KEY", "sqs", "SendMessage", "{\"QueueUrl\": \"http://x/0/jobs\"}".getBytes(UTF_8));

        assertThat(guard.unused())
                .extracting(Grant::toString)
                .containsExactly(
                        "f may dynamodb:PutItem on " + LOG + " for payment#*", "f may sqs:DeleteMessage on " + QUEUE);
    }

    @Test
    void what_was_refused_makes_use_of_nothing() {
        Guard guard = guard(allow(PUT, LOG, "payment#*"));

        assertThat(refusal(guard, "PutItem", PUT_ORDER)).isPresent();
        assertThat(guard.unused()).hasSize(1);
    }
}
