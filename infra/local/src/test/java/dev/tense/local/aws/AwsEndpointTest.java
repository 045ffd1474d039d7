package dev.tense.local.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.local.iam.Guard;
import dev.tense.local.template.Blueprint;
import dev.tense.local.template.Blueprint.Function;
import dev.tense.local.template.Blueprint.Role;
import dev.tense.local.template.Blueprint.Statement;
import dev.tense.local.template.LocalAddresses;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.CallHandler;
import dev.tense.local.wire.HttpFront;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a function asks for comes to a service whole, or not at all. The services here give back what they got. */
class AwsEndpointTest {
    private static final CallHandler.Limits LIMITS =
            new CallHandler.Limits(1 << 20, Answer.message(413, ""), Answer.message(408, ""));

    private final WriteSignal writes = new WriteSignal();
    private HttpFront front;

    @BeforeEach
    void start() {
        front = HttpFront.bind(0);
        front.start(new AwsEndpoint(
                guard(),
                new CallHandler(LIMITS, call -> Answer.of(200, "text/plain", call.body())),
                writes,
                Map.of("sqs", (call, _) -> Answer.of(200, "text/plain", call.body())),
                new AwsEndpoint.Page("/page", _ -> Answer.message(200, "page"))));
    }

    @AfterEach
    void stop() {
        front.close();
    }

    private static Guard guard() {
        var statement = new Statement(
                List.of("dynamodb:PutItem"),
                List.of("arn:aws:dynamodb:eu-central-1:000000000000:table/log"),
                Optional.empty());
        return new Guard(
                new Blueprint(
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(new Function("f", "", Path.of(""), 128, 3, Map.of(), Optional.of("role"))),
                        List.of(new Role("role", List.of(statement))),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of()),
                new LocalAddresses("http://127.0.0.1:1"),
                key -> key.equals("FUNCTION") ? Optional.of("f") : Optional.empty());
    }

    @Test
    void a_large_request_that_is_allowed_arrives_as_it_was_sent() throws Exception {
        String request =
                "{\"TableName\": \"log\", \"Item\": {\"text\": {\"S\": \"%s\"}}}".formatted("x".repeat(300_000));

        HttpResponse<String> answer = ask("FUNCTION", "dynamodb", "DynamoDB_20120810.PutItem", request);

        assertThat(answer.body()).isEqualTo(request);
        assertThat(writes.writes()).isEqualTo(1);
    }

    @Test
    void a_request_that_is_not_allowed_never_arrives() throws Exception {
        HttpResponse<String> scan = ask("FUNCTION", "dynamodb", "DynamoDB_20120810.Scan", "{\"TableName\": \"log\"}");
        HttpResponse<String> send = ask("FUNCTION", "sqs", "AmazonSQS.SendMessage", "{\"QueueUrl\": \"x/q\"}");

        assertThat(scan.statusCode()).isEqualTo(400);
        assertThat(scan.body()).contains("AccessDeniedException").contains("dynamodb:Scan");
        assertThat(send.statusCode()).isEqualTo(403);
        assertThat(send.headers().firstValue("x-amzn-ErrorType")).contains("AccessDeniedException");
        assertThat(writes.writes()).isZero();
    }

    @Test
    void a_person_may_do_everything() throws Exception {
        assertThat(ask("PERSON", "dynamodb", "DynamoDB_20120810.Scan", "{}").body())
                .isEqualTo("{}");
    }

    private HttpResponse<String> ask(String accessKey, String service, String target, String body)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(front.baseUri()))
                .header("X-Amz-Target", target)
                .header(
                        "Authorization",
                        "AWS4-HMAC-SHA256 Credential=%s/20260101/eu-central-1/%s/aws4_request, SignedHeaders=host, Signature=0"
                                .formatted(accessKey, service))
                .POST(BodyPublishers.ofString(body))
                .build();
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request, BodyHandlers.ofString());
        }
    }
}
