package dev.tense.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.tense.check.Shell.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code scripts/tense} against a server that says what the test wants. */
class CommandLineTest {
    private static final String TENSE = Samples.root().resolve("scripts/tense").toString();

    private record Reply(int status, String body, Map<String, String> headers) {
        Reply(int status, String body) {
            this(status, body, Map.of());
        }
    }

    private final Map<String, Reply> replies = new ConcurrentHashMap<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> preferences = new CopyOnWriteArrayList<>();
    private final List<String> authorizations = new CopyOnWriteArrayList<>();
    private volatile String otherwise = "{}";

    @TempDir
    Path folder;

    private HttpServer server;
    private String url;

    CommandLineTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        url = "http://localhost:" + server.getAddress().getPort();
    }

    @BeforeEach
    void serve() {
        server.createContext("/", exchange -> {
            String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
            requests.add(request + " " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            authorizations.addAll(exchange.getRequestHeaders().getOrDefault("Authorization", List.of()));
            preferences.addAll(exchange.getRequestHeaders().getOrDefault("Prefer", List.of()));
            Reply reply = replies.getOrDefault(request, new Reply(200, otherwise));
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(reply.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_command_is_sent_as_it_is_and_its_answer_is_printed() throws Exception {
        replies.put("POST /internal/commands/place-order", new Reply(201, "{\"result\": \"order-placed\"}"));

        assertThat(tense("{\"customerId\": \"Zoë\"}", "place-order", "-"))
                .isEqualTo(new Result(0, "{\"result\": \"order-placed\"}\n"));
        assertThat(requests).containsExactly("POST /internal/commands/place-order {\"customerId\": \"Zoë\"}");
    }

    @Test
    void a_refusal_is_printed_too_and_is_no_success() throws Exception {
        replies.put("POST /internal/commands/cancel-order", new Reply(409, "{\"result\": \"already-cancelled\"}"));

        assertThat(tense("{}", "command", "cancel-order", "-"))
                .isEqualTo(new Result(1, "{\"result\": \"already-cancelled\"}\nHTTP 409\n"));
    }

    @Test
    void a_command_is_sent_for_a_later_answer_and_asked_for() throws Exception {
        replies.put("POST /internal/commands/place-order", new Reply(202, "{\"location\": \"/commands/o%2F1\"}"));
        replies.put("GET /internal/commands/o%2F1", new Reply(200, "{\"status\": \"answered\", \"httpStatus\": 201}"));
        replies.put("GET /internal/commands/o%2F2", new Reply(200, "{\"status\": \"answered\", \"httpStatus\": 409}"));
        replies.put("GET /internal/commands/o%2F3", new Reply(200, "{\"status\": \"pending\"}"));

        assertThat(tense("{}", "send", "place-order", "-"))
                .isEqualTo(new Result(0, "{\"location\": \"/commands/o%2F1\"}\n"));
        assertThat(preferences).containsExactly("respond-async");
        assertThat(tense("", "answer", "o/1"))
                .isEqualTo(new Result(0, "{\"status\": \"answered\", \"httpStatus\": 201}\n"));
        assertThat(tense("", "answer", "o/2").code()).isEqualTo(1);
        assertThat(tense("", "answer", "o/3").code()).isEqualTo(1);
    }

    @Test
    void a_customer_asks_with_a_token_of_the_local_issuer_or_with_one_at_hand() throws Exception {
        replies.put("POST /_tense/issuer/token", new Reply(200, "{\"access_token\": \"a.b.c\"}"));

        assertThat(tense("", "token", "--customer", "C 1")).isEqualTo(new Result(0, "a.b.c\n"));
        assertThat(requests).containsExactly("POST /_tense/issuer/token customer=C%201");
        tense("", "--customer", "C-1", "order", "o-1");
        tense("", "--token", "d.e.f", "stock", "BOOK-1");
        assertThat(requests).contains("GET /orders/o-1 ", "GET /stock/BOOK-1 ");
        assertThat(authorizations).containsExactly("Bearer a.b.c", "Bearer d.e.f");
        assertThat(tense("", "token").said()).isEqualTo("token needs a --customer.\n");
    }

    @Test
    void everybody_else_signs_and_finds_what_is_for_customers_under_internal() throws Exception {
        tense("", "order", "o-1");
        tense("", "stock", "BOOK-1", "--as", "service");

        assertThat(requests).containsExactly("GET /internal/orders/o-1 ", "GET /stock/BOOK-1 ");
        assertThat(authorizations)
                .satisfiesExactly(
                        first -> assertThat(first)
                                .matches("AWS4-HMAC-SHA256 Credential=operator/\\d{8}/local/execute-api/aws4_request,"
                                        + " SignedHeaders=host;x-amz-date, Signature=[0-9a-f]{64}"),
                        second -> assertThat(second).contains("Credential=service/"));
        assertThat(tense("", "stock", "BOOK-1", "--url", "https://a.execute-api.eu-central-1.amazonaws.com")
                        .said())
                .startsWith("AWS_ACCESS_KEY_ID is not set");
    }

    @Test
    void a_timeline_is_a_table() throws Exception {
        replies.put("GET /internal/orders/o%2F1/timeline", new Reply(200, """
                {"orderId": "o/1", "entries": [
                  {"at": "2026-01-01T10:00:00Z", "kind": "command", "name": "PlaceOrder", "status": "done", "attempts": 1, "cause": null},
                  {"at": "2026-01-01T10:00:01Z", "kind": "reaction", "name": "send \\u0022it\\u0022", "status": "dead-lettered", "attempts": 5, "cause": "MAIL_DOWN", "presumed": true}
                ]}"""));

        assertThat(tense("", "timeline", "o/1")).isEqualTo(new Result(0, """
                AT                    KIND      NAME        STATUS                    ATTEMPTS  CAUSE
                2026-01-01T10:00:00Z  command   PlaceOrder  done                      1
                2026-01-01T10:00:01Z  reaction  send "it"   dead-lettered (presumed)  5         MAIL_DOWN
                """));
    }

    @Test
    void a_function_that_failed_is_no_success() throws Exception {
        replies.put(
                "POST /2015-03-31/functions/tense-place-order/invocations",
                new Reply(200, "{\"errorMessage\": \"no\"}", Map.of("X-Amz-Function-Error", "Unhandled")));

        assertThat(tense("{}", "invoke", "place-order", "-"))
                .isEqualTo(new Result(1, "{\"errorMessage\": \"no\"}\nThe function failed.\n"));
    }

    @Test
    void a_function_is_paused_from_its_mapping_on_and_resumed_the_other_way_round() throws Exception {
        String mapping = "/2015-03-31/event-source-mappings/m-1";
        String concurrency = " /2017-10-31/functions/tense-ship-it/concurrency ";
        replies.put(
                "GET /2015-03-31/event-source-mappings/?FunctionName=tense-ship-it%3Alive",
                new Reply(200, "{\"EventSourceMappings\": [{\"UUID\": \"m-1\"}]}"));
        replies.put("GET " + mapping, new Reply(200, "{\"State\": \"Disabled\"}"));

        assertThat(tense("", "pause", "ship-it")).isEqualTo(new Result(0, "paused tense-ship-it\n"));
        assertThat(requests)
                .containsSubsequence(
                        "PUT " + mapping + " {\"Enabled\": false}",
                        "PUT" + concurrency + "{\"ReservedConcurrentExecutions\": 0}");

        requests.clear();
        replies.put("GET " + mapping, new Reply(200, "{\"State\": \"Enabled\"}"));
        assertThat(tense("", "resume", "ship-it")).isEqualTo(new Result(0, "resumed tense-ship-it\n"));
        assertThat(requests).containsSubsequence("DELETE" + concurrency, "PUT " + mapping + " {\"Enabled\": true}");
    }

    @Test
    void a_context_is_paused_with_every_function_it_has() throws Exception {
        otherwise = "{\"EventSourceMappings\": []}";
        replies.put("PUT /2017-10-31/functions/tense-get-pick-list/concurrency", new Reply(404, "no"));

        assertThat(tense("", "pause", "platform").said()).contains("tense-publish-events", "tense-unmatched-route");
        assertThat(tense("", "pause", "warehouse"))
                .matches(result -> result.code() == 1, "a function that is not there");
    }

    @Test
    void reconciling_says_its_price_first_and_is_done_when_it_is_wanted() throws Exception {
        String invoke = "POST /2015-03-31/functions/tense-reconcile-events/invocations";
        replies.put(
                invoke,
                new Reply(
                        200,
                        "{\"commits\": 5000, \"readUnits\": 1300, \"republished\": 7, \"unreadable\": [], \"open\": 0}"));
        String price = "Reading the log for one window: 5000 commits, 1300 read units"
                + " (as DynamoDB counted them in the last hours).\n";

        assertThat(tense("", "reconcile", "--from", "2026-11-22T12:00:00Z").said())
                .isEqualTo(price + "Nothing was done. Add --yes to publish again what was committed then.\n");
        assertThat(requests).containsExactly(invoke + " {\"from\": \"2026-11-22T12:00:00Z\", \"dryRun\": true}");

        assertThat(tense("", "reconcile", "--yes"))
                .isEqualTo(new Result(0, price + "Published again: 7 events. Windows left for the next run: 0.\n"));
        assertThat(requests).last().isEqualTo(invoke + " {\"dryRun\": false}");
        assertThat(tense("", "reconcile", "--from", "yesterday").code()).isEqualTo(2);
        assertThat(tense("", "reconcile", "--to", "2026-11-22T12:00:00Z").said())
                .isEqualTo("--to needs a --from.\n");
    }

    @Test
    void a_replay_says_its_price_first_and_goes_on_until_all_is_sent() throws Exception {
        String invoke = "POST /2015-03-31/functions/tense-replay-events/invocations";
        replies.put(
                invoke, new Reply(200, "{\"commits\": 5000, \"readUnits\": 1300, \"sent\": 7, \"unreadable\": []}"));
        String price = "Reading the log: 5000 commits, 1300 read units (as DynamoDB counted them in the last hours).\n";

        assertThat(tense("", "replay", "award-points", "--to", "2026-11-22T12:00:00Z")
                        .said())
                .isEqualTo(price + "Nothing was done. Add --yes to send these events to award-points.\n");
        assertThat(requests)
                .containsExactly(invoke
                        + " {\"reaction\": \"award-points\", \"to\": \"2026-11-22T12:00:00Z\", \"dryRun\": true}");

        assertThat(tense("", "replay", "award-points", "--yes"))
                .isEqualTo(new Result(0, price + "Sent to award-points: 7 events.\n"));
        assertThat(tense("", "replay").said()).isEqualTo("replay needs a REACTION.\n");
    }

    @Test
    void loading_the_demo_products_sends_the_same_twenty_commands_every_time() throws Exception {
        String said = tense("", "demo").said();
        List<String> first = List.copyOf(requests);
        tense("", "demo");

        assertThat(said).contains("Tense is ready", url, "tok_approved", "Zürich");
        assertThat(requests)
                .isEqualTo(Stream.of(first, first).flatMap(List::stream).toList());
        assertThat(first)
                .hasSize(20)
                .contains(
                        "POST /commands/add-product {\"commandId\": \"demo-add-BOOK-1\", \"sku\": \"BOOK-1\","
                                + " \"name\": \"The Past Tense\", \"price\": {\"amount\": \"24.99\", \"currency\": \"EUR\"}}",
                        "POST /commands/restock-inventory"
                                + " {\"commandId\": \"demo-restock-LAST-1\", \"sku\": \"LAST-1\", \"quantity\": 1}");
    }

    @Test
    void a_refused_demo_product_is_reported() throws Exception {
        replies.put("POST /commands/add-product", new Reply(400, "{\"title\": \"wrong\"}"));

        assertThat(tense("", "demo"))
                .isEqualTo(new Result(
                        1, "The demo products could not be loaded: add-product answered 400 {\"title\": \"wrong\"}\n"));
    }

    @Test
    void nobody_there_and_nothing_to_send_are_one_line_each() throws Exception {
        assertThat(tense("", "order", "o-1", "--url", "http://localhost:1"))
                .isEqualTo(new Result(
                        1,
                        "Nothing answers at http://localhost:1. Start the system with ./scripts/run,"
                                + " or say where it is with --url.\n"));
        assertThat(tense("", "place-order", "order.json")).isEqualTo(new Result(1, "There is no file order.json.\n"));
        assertThat(tense("", "order")).isEqualTo(new Result(2, "order needs an ID.\n"));
    }

    private Result tense(String input, String... words) throws IOException, InterruptedException {
        List<String> command = Stream.concat(Stream.of(TENSE, "--url", url, "--aws", url), Stream.of(words))
                .toList();
        return new Shell(folder).run(input, command.toArray(String[]::new));
    }
}
