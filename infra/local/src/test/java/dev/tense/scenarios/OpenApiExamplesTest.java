package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tense.scenarios.ApiDocument.Operation;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The examples of {@code docs/openapi.yaml}, sent word by word to the local run as people start it, by those who may. All that
 * comes back is held against the document, too.
 */
@Tag(ChosenEndpoint.OWN_SYSTEM)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpenApiExamplesTest {
    private static final ApiDocument DOCUMENT = ApiDocument.read();
    private static final Pattern CODE = Pattern.compile("`([a-z-]+)`");
    private static final Trapdoor TRAPDOOR = new Trapdoor();

    private static Platform platform;
    private static String token = "";

    /** With those products of the local run that the story is about. */
    @BeforeAll
    static void a_local_run_was_just_started(@TempDir Path folder) {
        platform = Platform.start(Platform.options(folder).withAuth(true), TRAPDOOR);
        token = Credentials.token(platform, "C-1");
        for (String product : List.of("BOOK-1 24.99", "LAMP-1 39.99")) {
            String sku = product.split(" ", 2)[0];
            String price = product.split(" ", 2)[1];
            Reply added = send(DOCUMENT.operation("add-product"), """
                    {"commandId": "demo-add-%s", "sku": "%1$s", "name": "Product", "price": {"amount": "%s", "currency": "EUR"}}""".formatted(sku, price));
            Reply stocked = send(DOCUMENT.operation("restock-inventory"), """
                    {"commandId": "demo-restock-%s", "sku": "%1$s", "quantity": 200}""".formatted(sku));
            assertThat(List.of(added.status(), stocked.status())).containsExactly(201, 200);
        }
    }

    @AfterAll
    static void nothing_is_left_running() {
        platform.close();
    }

    /** In the order that the document tells. */
    @TestFactory
    @Order(1)
    Stream<DynamicTest> every_example_of_a_command_works() {
        List<String> story = story();
        assertThat(story)
                .containsExactlyInAnyOrderElementsOf(DOCUMENT.operations()
                        .filter(operation ->
                                operation.isCommand() && !operation.path().startsWith("/internal/"))
                        .map(Operation::id)
                        .toList());
        return story.stream().map(id -> DynamicTest.dynamicTest(id, () -> tell(DOCUMENT.operation(id))));
    }

    private static List<String> story() {
        String introduction = DOCUMENT.json().at("/info/description").asText();
        return CODE.matcher(introduction.substring(introduction.indexOf("**The examples**")))
                .results()
                .map((MatchResult code) -> code.group(1))
                .toList();
    }

    private static void tell(Operation operation) {
        switch (operation.id()) {
            case "ship-order" ->
                untilShipped(Reply.parse(operation.example()).path("orderId").asText());
            case "create-order" ->
                TRAPDOOR.closeTables(call -> !call.sender().function().startsWith("tense-ship-"));
            default -> {}
        }
        Reply reply = send(operation, operation.example());

        assertThat(reply.status()).as(reply.body()).isBetween(200, 299);
        DOCUMENT.promises(operation, reply);
    }

    /** Shipping goes on by itself; on its way to the carrier an order is neither here nor there. */
    private static void untilShipped(String order) {
        Eventually.expect(
                () -> send(DOCUMENT.operation("get-shipment"), "/shipments/" + order, ""),
                shipment -> assertThat(shipment.text("status")).isEqualTo("SHIPPED"));
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> every_question_is_answered_as_the_document_says() {
        String order = Reply.parse(DOCUMENT.operation("ship-order").example())
                .path("orderId")
                .asText();
        Map<String, String> parameters = Map.of(
                "{orderId}",
                order,
                "{customerId}",
                "C-1",
                "{sku}",
                "BOOK-1",
                "{day}",
                platform.today().toString(),
                "{userId}",
                send(
                                DOCUMENT.operation("register-user"),
                                DOCUMENT.operation("register-user").example())
                        .text("userId"));
        return DOCUMENT.operations()
                .filter(operation ->
                        operation.method().equals("GET") && !operation.path().contains("{commandId}"))
                .map(operation -> DynamicTest.dynamicTest(operation.toString(), () -> ask(operation, parameters)));
    }

    private static void ask(Operation operation, Map<String, String> parameters) {
        String path = parameters.entrySet().stream()
                .reduce(
                        operation.path(),
                        (left, each) -> left.replace(each.getKey(), each.getValue()),
                        (one, two) -> two);
        Reply reply = Eventually.expect(
                () -> send(operation, path, ""),
                seen -> assertThat(seen.status()).as(seen.body()).isEqualTo(200));

        DOCUMENT.promises(operation, reply);
    }

    /** Sent by a customer, by an operator in the place of one, by an operator and by a service. */
    @ParameterizedTest
    @ValueSource(strings = {"place-order", "internal-place-order", "restock-inventory", "refund-payment"})
    @Order(3)
    void an_answer_later_is_where_the_document_says(String command) {
        Operation operation = DOCUMENT.operation(command);
        String id = "later-" + command;
        String body = withId(
                DOCUMENT.operation(command.replaceFirst("^internal-", "")).example(), id);
        Reply taken = platform.send(request(operation, operation.path(), body, Map.of("Prefer", "respond-async")));
        assertThat(taken.status()).as(taken.body()).isEqualTo(202);
        DOCUMENT.promises(operation, taken);

        JsonNode example = DOCUMENT.example(operation, 202, "respond-async");
        String location = example.path("location")
                .asText()
                .replace(example.path("commandId").asText(), id);
        assertThat(taken.text("location")).isEqualTo(location);
        assertThat(taken.header("location")).contains(location);
        Reply answered = Eventually.expect(
                () -> platform.send(request(operation.role(), "GET", location, "", Map.of())),
                seen -> assertThat(seen.text("status")).as(seen.body()).isEqualTo("answered"));
        DOCUMENT.promises(DOCUMENT.get(location.replace(id, "{commandId}")), answered);
    }

    @Test
    @Order(3)
    void what_another_sent_for_later_is_not_found_as_the_document_says() {
        Operation status = DOCUMENT.operation("get-command");
        Reply strange = send(status, "/commands/later-restock-inventory", "");

        assertThat(strange.status()).isEqualTo(404);
        DOCUMENT.promises(status, strange);
    }

    @Test
    @Order(4)
    void a_refusal_is_as_the_document_says() {
        Operation place = DOCUMENT.operation("place-order");
        String example = place.example();
        Map<Integer, Reply> refused = Map.of(
                400, send(place, example.replace("BOOK-1", "BOOK 1")),
                403, send(place, example.replace("\"C-1\"", "\"C-2\"")),
                409, send(place, another(example).replace("BOOK-1", "UNHEARD-OF")),
                402, send(place, another(example).replace("tok_approved", "tok_declined")),
                413, send(place, example.replace("BOOK-1", "B".repeat(70_000))),
                415, platform.send(request(place, place.path(), example, Map.of("Content-Type", "text/plain"))),
                422, send(place, example.replace("8001", "8002")),
                401, platform.send(platform.request(place.path()).POST(BodyPublishers.ofString(example))));

        assertThat(refused).allSatisfy((status, reply) -> {
            assertThat(reply.status()).as(reply.body()).isEqualTo(status);
            DOCUMENT.promises(place, reply);
        });
    }

    private static String another(String example) {
        return withId(example, UUID.randomUUID().toString());
    }

    private static String withId(String example, String id) {
        return example.replaceFirst("\"commandId\":\"[^\"]*\"", "\"commandId\":\"" + id + "\"");
    }

    private static Reply send(Operation operation, String body) {
        return send(operation, operation.path(), body);
    }

    private static Reply send(Operation operation, String path, String body) {
        return platform.send(request(operation, path, body, Map.of()));
    }

    /** By somebody whom the document allows to. */
    private static HttpRequest.Builder request(
            Operation operation, String path, String body, Map<String, String> headers) {
        return request(operation.role(), operation.method(), path, body, headers);
    }

    /** By somebody in this role; by a customer where it is empty. */
    private static HttpRequest.Builder request(
            String role, String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = platform.request(path)
                .method(method, BodyPublishers.ofString(body))
                .header("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        if (role.isEmpty()) {
            return request.header("Authorization", "Bearer " + token);
        }
        Credentials.signature(role, role, Instant.now(), request.build(), body).forEach(request::setHeader);
        return request;
    }
}
