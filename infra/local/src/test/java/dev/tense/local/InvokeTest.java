package dev.tense.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedBench.class)
class InvokeTest {
    @Test
    void a_function_answers_what_it_was_asked(Bench bench) {
        HttpResponse<String> answer = bench.invoke("test-echo", "{\"a\":1}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"a\":1}");
        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).isEmpty();
    }

    @Test
    void a_function_is_found_by_its_arn_and_its_alias(Bench bench) {
        String arn = "arn%3Aaws%3Alambda%3Aeu-central-1%3A000000000000%3Afunction%3Atest-echo%3Alive";
        assertThat(bench.invoke(arn, "1").body()).isEqualTo("1");
        assertThat(bench.invoke("test-echo:live", "2").body()).isEqualTo("2");
    }

    @Test
    void the_alias_may_stand_beside_the_name(Bench bench) {
        String arn = "arn%3Aaws%3Alambda%3Aeu-central-1%3A000000000000%3Afunction%3Atest-echo";
        assertThat(bench.invokeQualified("test-echo", "live", "1").body()).isEqualTo("1");
        assertThat(bench.invokeQualified("test-echo%3Alive", "live", "2").body())
                .isEqualTo("2");
        assertThat(bench.invokeQualified(arn, "%24LATEST", "3").body()).isEqualTo("3");
    }

    @Test
    void a_version_that_a_function_does_not_have_is_not_found(Bench bench) {
        for (HttpResponse<String> answer : List.of(
                bench.invokeQualified("test-echo", "dead", "{}"),
                bench.invokeQualified("test-echo", "7", "{}"),
                bench.invoke("test-echo:dead", "{}"))) {
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("ResourceNotFoundException");
            assertThat(answer.body()).contains("Function not found: arn:aws:lambda:", ":function:test-echo:");
        }
    }

    @Test
    void two_different_versions_at_once_are_refused(Bench bench) {
        HttpResponse<String> answer = bench.invokeQualified("test-echo:live", "dead", "{}");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("InvalidParameterValueException");
    }

    @Test
    void an_unknown_function_is_not_found(Bench bench) {
        HttpResponse<String> answer = bench.invoke("test-nobody", "{}");
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("ResourceNotFoundException");
    }

    @Test
    void what_a_function_throws_reaches_its_caller(Bench bench) {
        HttpResponse<String> answer = bench.invoke("test-trouble", "{}");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        assertThat(Bench.json(answer).path("errorType").asText()).isEqualTo("java.lang.IllegalStateException");
        assertThat(Bench.json(answer).path("errorMessage").asText()).isEqualTo("as \"asked\"");
    }

    @Test
    void a_process_that_exits_is_an_exit_error_and_the_next_call_gets_a_new_one(Bench bench) {
        HttpResponse<String> answer = bench.invoke("test-trouble", "\"exit\"");
        assertThat(Bench.json(answer).path("errorType").asText()).isEqualTo("Runtime.ExitError");
        assertThat(Bench.json(bench.invoke("test-trouble", "{}"))
                        .path("errorType")
                        .asText())
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void a_function_that_cannot_start_says_why(Bench bench) {
        HttpResponse<String> answer = bench.invoke("test-broken-init", "{}");
        assertThat(answer.headers().firstValue("X-Amz-Function-Error")).contains("Unhandled");
        assertThat(Bench.json(answer).path("errorMessage").asText()).isEqualTo("no configuration");
    }

    @Test
    void a_function_that_takes_too_long_is_stopped(Bench bench) {
        HttpResponse<String> answer = bench.invoke("test-overrun", "{}");
        assertThat(Bench.json(answer).path("errorType").asText()).isEqualTo("Sandbox.Timedout");
        assertThat(answer.body()).contains("Task timed out after 1.00 seconds");
        Eventually.expect(
                () -> bench.system.processes("test-overrun"),
                pids -> assertThat(pids).isEmpty());
    }

    @Test
    void a_function_sees_its_context_and_the_environment_of_the_template_alone(Bench bench) {
        String client = Base64.getEncoder()
                .encodeToString("{\"custom\":{\"who\":\"me & you\"}}".getBytes(StandardCharsets.UTF_8));
        JsonNode answer = Bench.json(bench.invoke("test-describe", "{}", "X-Amz-Client-Context", client));
        assertThat(answer.path("function").asText()).isEqualTo("test-describe");
        assertThat(answer.path("remaining").asInt()).isBetween(1, 20_000);
        assertThat(answer.path("custom").asText()).isEqualTo("me & you");
        assertThat(answer.path("queue").asText()).isEqualTo(bench.queueUrl("test-collect"));
        assertThat(answer.path("home").asText()).isEqualTo("null");
    }

    @Test
    void an_asynchronous_call_is_accepted_and_tried_three_times(Bench bench) {
        HttpResponse<String> answer = bench.invoke(
                "test-collect", "{\"messageId\":\"1\",\"body\":\"fatal-async\"}", "X-Amz-Invocation-Type", "Event");
        assertThat(answer.statusCode()).isEqualTo(202);
        Eventually.expect(
                () -> bench.noted("test-collect-items"),
                items -> assertThat(items).filteredOn("fatal-async"::equals).hasSize(3));
    }

    @Test
    void functions_can_be_listed(Bench bench) {
        HttpResponse<String> answer = bench.get(bench.system.awsEndpoint() + Bench.LAMBDA, Bench.signed("lambda"));
        assertThat(Bench.json(answer).path("Functions").findValuesAsText("FunctionName"))
                .contains("test-echo", "test-relay")
                .isSorted();
    }

    @Test
    void what_a_function_prints_is_in_its_log(Bench bench) {
        assertThat(bench.invoke("test-echo", "{}").statusCode()).isEqualTo(200);
        Eventually.expect(
                () -> bench.folder.resolve("data/logs/test-echo.log"),
                log -> assertThat(log).content().contains("echo "));
    }
}
