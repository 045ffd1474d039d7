package dev.tense.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tense.contract.orders.CancelOrder;
import dev.tense.contract.values.OrderId;
import dev.tense.messaging.CommandId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** The client against a server that answers as the Lambda API does, or worse. */
class LambdaCommandBusTest {
    private static final CancelOrder CANCEL =
            new CancelOrder(new CommandId("cancel-1"), new OrderId("0123456789abcdef0123456789abcdef"));
    private static final Response CANCELLED = new Response(
            200, "", "{\"result\":\"order-cancelled\",\"orderId\":\"0123456789abcdef0123456789abcdef\",\"newer\":1}");
    private static final Response THROTTLED = new Response(
            429, "TooManyRequestsException", "{\"Reason\":\"ReservedFunctionConcurrentInvocationLimitExceeded\"}");
    private static final Response HANGING = new Response(-1, "", "");
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Queue<Response> responses = new ArrayDeque<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private Response otherwise = CANCELLED;
    private final CountDownLatch released = new CountDownLatch(1);
    private HttpServer server;

    /** {@code error} is the type of Lambda's error, or {@code Unhandled} for one of the function. */
    private record Response(int status, String error, String body) {}

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
    }

    @AfterEach
    void stop() {
        released.countDown();
        server.stop(0);
    }

    @Test
    void a_command_goes_to_the_live_version_of_its_function_and_its_answer_comes_back_typed() {
        assertThat(send(LONG)).isEqualTo(new CancelOrder.Cancelled(CANCEL.orderId()));
        assertThat(requests)
                .containsExactly(
                        "/2015-03-31/functions/shop-cancel-order/invocations?Qualifier=live {\"commandId\":\"cancel-1\",\"orderId\":\"0123456789abcdef0123456789abcdef\"}");
    }

    @Test
    void a_sender_may_ask_for_another_version() {
        assertThat(send(server.getAddress().getPort(), "7", LONG))
                .isEqualTo(new CancelOrder.Cancelled(CANCEL.orderId()));
        assertThat(requests).singleElement().asString().contains("/invocations?Qualifier=7 ");
    }

    @Test
    void a_refusal_is_an_answer() {
        responses.add(new Response(
                200, "", "{\"result\":\"unknown-order\",\"orderId\":\"0123456789abcdef0123456789abcdef\"}"));
        assertThat(send(LONG)).isEqualTo(new CancelOrder.UnknownOrder(CANCEL.orderId()));
    }

    @Test
    void what_may_pass_is_tried_again_with_the_same_command_id() {
        responses.add(THROTTLED);
        responses.add(new Response(500, "ServiceException", "{}"));
        responses.add(problem(503, "not available right now"));
        responses.add(new Response(200, "Unhandled", "{\"errorMessage\":\"Task timed out after 29.00 seconds\"}"));
        responses.add(new Response(200, "Unhandled", "no JSON at all"));

        assertThat(send(LONG)).isEqualTo(new CancelOrder.Cancelled(CANCEL.orderId()));

        assertThat(requests).hasSize(6);
        assertThat(requests.stream().distinct()).hasSize(1);
    }

    @Test
    void a_stopped_function_certainly_did_not_run() {
        otherwise = THROTTLED;
        assertThatExceptionOfType(CommandFailed.NotRun.class)
                .isThrownBy(() -> send(LONG))
                .withMessage("shop-cancel-order did not run");
        assertThat(requests).hasSize(6);
    }

    @Test
    void a_command_that_nobody_took_did_not_run() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThatExceptionOfType(CommandFailed.NotRun.class).isThrownBy(() -> send(port, LONG));
    }

    @Test
    void an_unknown_function_is_not_asked_twice() {
        otherwise = new Response(404, "ResourceNotFoundException", "{}");
        assertThatExceptionOfType(CommandFailed.NotRun.class).isThrownBy(() -> send(LONG));
        assertThat(requests).hasSize(1);
    }

    @Test
    void once_it_may_have_run_the_outcome_stays_unknown() {
        responses.add(new Response(200, "Unhandled", "{\"errorMessage\":\"Task timed out after 29.00 seconds\"}"));
        otherwise = THROTTLED;
        assertThatExceptionOfType(CommandFailed.OutcomeUnknown.class)
                .isThrownBy(() -> send(LONG))
                .withMessage("it is not known whether shop-cancel-order ran");
    }

    @Test
    void a_connection_that_ends_without_an_answer_leaves_the_outcome_unknown() {
        otherwise = new Response(0, "", "");
        assertThatExceptionOfType(CommandFailed.OutcomeUnknown.class).isThrownBy(() -> send(LONG));
        assertThat(requests).isNotEmpty();
    }

    @Test
    void a_function_that_does_not_answer_before_the_deadline_leaves_the_outcome_unknown() {
        otherwise = HANGING;
        assertThatExceptionOfType(CommandFailed.OutcomeUnknown.class).isThrownBy(() -> send(Duration.ofMillis(500)));
    }

    @Test
    void an_answer_that_is_not_in_the_contract_leaves_the_outcome_unknown() {
        for (String body : List.of("{\"result\":\"order-vanished\"}", "null", "<html>")) {
            responses.add(new Response(200, "", body));
            assertThatExceptionOfType(CommandFailed.OutcomeUnknown.class)
                    .isThrownBy(() -> send(LONG))
                    .withNoCause();
        }
    }

    @Test
    void malformed_input_names_field_and_rule_and_is_not_sent_again() {
        responses.add(new Response(
                200,
                "Unhandled",
                error("{\"status\":400,\"detail\":\"orderId must be 32 digits\",\"field\":\"orderId\"}")));
        var rejected = catchThrowableOfType(CommandFailed.Rejected.class, () -> send(LONG));
        assertThat(rejected).hasMessage("orderId must be 32 digits");
        assertThat(rejected.field()).isEqualTo("orderId");
        assertThat(rejected.status()).isEqualTo(400);
        assertThat(requests).hasSize(1);
    }

    @Test
    void what_does_not_exist_is_rejected() {
        responses.add(problem(404, "no such order"));
        var rejected = catchThrowableOfType(CommandFailed.Rejected.class, () -> send(LONG));
        assertThat(rejected.status()).isEqualTo(404);
        assertThat(rejected.field()).isNull();
    }

    @Test
    void a_command_id_that_was_used_before_is_told() {
        responses.add(problem(422, "commandId was used before with another body"));
        assertThatExceptionOfType(CommandFailed.IdReused.class)
                .isThrownBy(() -> send(LONG))
                .withMessage("commandId was used before with another body");
    }

    @Test
    void an_interrupted_sender_stops_waiting() {
        otherwise = THROTTLED;
        Thread.currentThread().interrupt();
        try {
            assertThatExceptionOfType(RuntimeException.class).isThrownBy(() -> send(LONG));
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static Response problem(int status, String detail) {
        return new Response(200, "Unhandled", error("{\"status\":%d,\"detail\":\"%s\"}".formatted(status, detail)));
    }

    private static String error(String problem) {
        return "{\"errorType\":\"x\",\"errorMessage\":\"" + problem.replace("\"", "\\\"") + "\"}";
    }

    private CancelOrder.Answer send(Duration deadline) {
        return send(server.getAddress().getPort(), deadline);
    }

    private static CancelOrder.Answer send(int port, Duration deadline) {
        return send(port, "live", deadline);
    }

    private static CancelOrder.Answer send(int port, String qualifier, Duration deadline) {
        var builder = LambdaClient.builder()
                .endpointOverride(URI.create("http://127.0.0.1:" + port))
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("k", "s")));
        try (var bus = new LambdaCommandBus(builder, "shop", qualifier, deadline, LambdaCommandBusTest::pause)) {
            return bus.execute(CANCEL);
        }
    }

    /** Pauses for six attempts; the one after that is longer than any deadline. */
    private static Duration pause(int attempt) {
        return attempt < 6 ? Duration.ofMillis(10) : Duration.ofHours(1);
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            requests.add(exchange.getRequestURI() + " "
                    + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
            Response queued = responses.poll();
            Response response = queued == null ? otherwise : queued;
            if (response.equals(HANGING)) {
                released.await();
            }
            if (response.status() <= 0) {
                return; // the connection ends without an answer
            }
            String header = response.error().equals("Unhandled") ? "X-Amz-Function-Error" : "x-amzn-ErrorType";
            if (!response.error().isEmpty()) {
                exchange.getResponseHeaders().add(header, response.error());
            }
            byte[] body = response.body().getBytes(UTF_8);
            exchange.sendResponseHeaders(response.status(), body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        } catch (InterruptedException hurry) {
            throw new IllegalStateException(hurry);
        }
    }
}
