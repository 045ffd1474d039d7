package dev.tense.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.retry.RetryPolicy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.EventSourceMappingConfiguration;
import software.amazon.awssdk.services.lambda.model.InvalidParameterValueException;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;
import software.amazon.awssdk.services.lambda.model.TooManyRequestsException;

/** Functions and mappings are stopped and started as on AWS, here by the AWS SDK. */
@ExtendWith(SharedBench.class)
class StopFunctionTest {
    private LambdaClient lambda;

    @BeforeEach
    void connect(Bench bench) {
        lambda = LambdaClient.builder()
                .endpointOverride(bench.system.awsEndpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("TEST", "TEST")))
                .httpClient(UrlConnectionHttpClient.create())
                .overrideConfiguration(config -> config.retryPolicy(RetryPolicy.none()))
                .build();
    }

    @AfterEach
    void resumeAll() {
        for (String function : List.of("test-echo", "test-collect")) {
            lambda.deleteFunctionConcurrency(request -> request.functionName(function));
        }
        enable("test-collect", true);
        enable("test-follow", true);
        lambda.close();
    }

    @Test
    void a_stopped_function_is_throttled_until_it_is_started(Bench bench) {
        reserve("test-echo", 0);
        assertThatExceptionOfType(TooManyRequestsException.class)
                .isThrownBy(() -> invoke("test-echo"))
                .satisfies(throttled -> assertThat(throttled.reasonAsString())
                        .isEqualTo("ReservedFunctionConcurrentInvocationLimitExceeded"));
        assertThat(bench.post(bench.system.baseUri() + "/echo/x", "{}").statusCode())
                .isEqualTo(503);

        lambda.deleteFunctionConcurrency(request -> request.functionName("test-echo"));
        assertThat(invoke("test-echo").payload().asUtf8String()).isEqualTo("{}");
        assertThat(bench.post(bench.system.baseUri() + "/echo/x", "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void what_is_reserved_can_be_read() {
        assertThat(reserved("test-echo")).isNull();
        assertThat(reserve("test-echo", 0)).isZero();
        assertThat(reserved("test-echo")).isZero();
        assertThat(reserve("test-echo", 2)).isEqualTo(2);
        assertThat(invoke("test-echo").payload().asUtf8String()).isEqualTo("{}");
        lambda.deleteFunctionConcurrency(request -> request.functionName("test-echo"));
        assertThat(reserved("test-echo")).isNull();
    }

    @Test
    void nothing_is_reserved_for_an_unknown_function_or_below_zero() {
        assertThatExceptionOfType(ResourceNotFoundException.class).isThrownBy(() -> reserve("test-nobody", 0));
        assertThatExceptionOfType(InvalidParameterValueException.class).isThrownBy(() -> reserve("test-echo", -1));
    }

    @Test
    void messages_of_a_stopped_function_wait_and_cost_no_attempt(Bench bench) {
        reserve("test-collect", 0);
        bench.send("test-collect", "waits-1");
        invokeAsync("test-collect", "{\"messageId\":\"1\",\"body\":\"waits-async\"}");
        // A poll that began before may still hand a message over; it has to wait in line for a process.
        Eventually.expect(
                () -> attributes(bench, "test-collect"),
                counts -> assertThat(counts.values().stream()
                                .mapToInt(Integer::parseInt)
                                .sum())
                        .isEqualTo(1));
        assertThat(bench.noted("test-collect-items")).doesNotContain("waits-1", "waits-async");

        lambda.deleteFunctionConcurrency(request -> request.functionName("test-collect"));
        Eventually.expect(
                () -> bench.noted("test-collect-items"),
                items -> assertThat(items).contains("waits-1", "waits-async"));
        assertThat(bench.noted("test-collect-events"))
                .filteredOn(event -> event.contains("\"waits-1\""))
                .singleElement()
                .asString()
                .contains("\"ApproximateReceiveCount\":\"1\"");
    }

    @Test
    void a_disabled_mapping_leaves_the_messages_in_the_queue(Bench bench) {
        enable("test-collect", false);
        Eventually.expect(
                () -> mapping("test-collect").state(),
                state -> assertThat(state).isEqualTo("Disabled"));
        bench.send("test-collect", "lies-1");
        assertThat(attributes(bench, "test-collect")).containsEntry("ApproximateNumberOfMessages", "1");
        assertThat(invoke("test-collect").functionError()).isNull();

        enable("test-collect", true);
        Eventually.expect(
                () -> bench.noted("test-collect-items"),
                items -> assertThat(items).contains("lies-1"));
        assertThat(mapping("test-collect").state()).isEqualTo("Enabled");
    }

    @Test
    void a_disabled_stream_mapping_goes_on_where_it_stopped(Bench bench) {
        enable("test-follow", false);
        Eventually.expect(
                () -> mapping("test-follow").state(), state -> assertThat(state).isEqualTo("Disabled"));
        bench.put("later-1");
        enable("test-follow", true);
        Eventually.expect(
                () -> bench.noted("test-follow-items"),
                items -> assertThat(items).contains("later-1"));
    }

    @Test
    void mappings_are_found_by_function_and_by_source() {
        EventSourceMappingConfiguration collect = mapping("test-collect:live");
        assertThat(collect.eventSourceArn()).isEqualTo("arn:aws:sqs:eu-central-1:000000000000:test-collect");
        assertThat(collect.functionArn()).isEqualTo("arn:aws:lambda:eu-central-1:000000000000:function:test-collect");
        assertThat(lambda.listEventSourceMappings(request -> request.eventSourceArn(collect.eventSourceArn()))
                        .eventSourceMappings())
                .containsExactly(collect);
        assertThat(lambda.getEventSourceMapping(request -> request.uuid(collect.uuid()))
                        .state())
                .isEqualTo("Enabled");
        assertThat(lambda.listEventSourceMappings().eventSourceMappings()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_setting_of_a_mapping_that_would_have_no_effect_is_refused() {
        String id = mapping("test-collect").uuid();
        assertThatExceptionOfType(InvalidParameterValueException.class)
                .isThrownBy(() -> lambda.updateEventSourceMapping(
                        request -> request.uuid(id).enabled(false).batchSize(1)));
        assertThat(mapping("test-collect").state()).isEqualTo("Enabled");
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> lambda.getEventSourceMapping(request -> request.uuid("nobody")));
    }

    private InvokeResponse invoke(String function) {
        return lambda.invoke(request -> request.functionName(function).payload(SdkBytes.fromUtf8String("{}")));
    }

    private void invokeAsync(String function, String payload) {
        lambda.invoke(request ->
                request.functionName(function).invocationType("Event").payload(SdkBytes.fromUtf8String(payload)));
    }

    private Integer reserve(String function, int most) {
        return lambda.putFunctionConcurrency(
                        request -> request.functionName(function).reservedConcurrentExecutions(most))
                .reservedConcurrentExecutions();
    }

    private Integer reserved(String function) {
        return lambda.getFunctionConcurrency(request -> request.functionName(function))
                .reservedConcurrentExecutions();
    }

    private EventSourceMappingConfiguration mapping(String function) {
        List<EventSourceMappingConfiguration> found = lambda.listEventSourceMappings(
                        request -> request.functionName(function))
                .eventSourceMappings();
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private void enable(String function, boolean wanted) {
        String id = mapping(function).uuid();
        lambda.updateEventSourceMapping(request -> request.uuid(id).enabled(wanted));
    }

    private static Map<String, String> attributes(Bench bench, String queue) {
        Map<String, String> counts = new TreeMap<>();
        bench.sqs(
                        "GetQueueAttributes",
                        Map.of(
                                "QueueUrl",
                                bench.queueUrl(queue),
                                "AttributeNames",
                                List.of("ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible")))
                .path("Attributes")
                .properties()
                .forEach(each -> counts.put(each.getKey(), each.getValue().asText()));
        return counts;
    }
}
