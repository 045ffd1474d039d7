package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.local.Options;
import dev.tense.local.iam.Grant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Every function makes use of every right it has: whoever goes all the ways there are needs all of them. That no function needs a
 * right it has not, every test with a running system shows, because the local run keeps functions to their roles.
 */
@Tag(ChosenEndpoint.EMBEDDED_ONLY)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {
    private static final String CUSTOMER = "C-RIGHTS";
    private static final String USER = """
            {"commandId": "rights", "email": "rights@example.com", "password": "S3cret-Horse-Battery-Staple",
             "fullName": "Rights Person"}""";
    private static final String SKU = "RIGHTS-1";
    private static final String SCARCE = "RIGHTS-2";
    private static final String SHIPPING = "tense-ship-on-order-ready-to-ship";
    private static final String RESUMING = "tense-resume-checkout";
    private static final String REFUND = "tense-refund-payment";

    /** A right that somebody on AWS needs and nobody here, or not always. */
    private record Elsewhere(String right, String why) {
        boolean covers(Grant grant) {
            return grant.toString().matches(".* may " + right);
        }
    }

    private static final List<Elsewhere> ELSEWHERE = List.of(
            new Elsewhere(
                    "logs:(CreateLogStream|PutLogEvents) on .*",
                    "Lambda writes the logs in the role of the function; here they are files"),
            new Elsewhere(
                    "secretsmanager:GetSecretValue on .*",
                    "with Stripe as the payment provider; there is no Secrets Manager here"),
            new Elsewhere(
                    "dynamodb:ListStreams on \\*",
                    "Lambda asks when a mapping is made; the mapping here knows its stream from the template"),
            new Elsewhere(
                    "sqs:SendMessage on .*:tense-publish-events-failed",
                    "Lambda sends what it gave up after 100 attempts; StreamMappingTest gives up sooner"));

    private static final Elsewhere AT_TIMES = new Elsewhere(
            "sqs:GetQueueAttributes on .*",
            "Lambda's pollers look how long messages stay hidden; those here only when no process is free");

    private final Setbacks setbacks = new Setbacks();
    private Platform platform;

    /** One process of each function is enough, and there are many functions. */
    @BeforeAll
    void start() {
        Options options = Platform.options(SharedPlatform.newFolder()).withProcessesPerFunction(1);
        platform = Platform.start(options, setbacks);
        setbacks.befall(queues());
    }

    @AfterAll
    void stop() {
        platform.close();
    }

    @Test
    void no_function_has_a_right_that_it_does_not_need() {
        later("add-product", """
                "sku": "%s", "name": "Book", "price": {"amount": "24.99", "currency": "EUR"}""".formatted(SKU));
        later("restock-inventory", "\"sku\": \"%s\", \"quantity\": 1000".formatted(SKU));
        platform.withProduct(SCARCE, 1);
        aCommandThatExpires();
        ordersThatNobodyPlaced();
        Instant since = Instant.now();
        aUser();
        setbacks.stop(SHIPPING);
        ordersThatNobodyLeads();
        ordersThatPlaceOrderLeads();
        Eventually.expect(
                this::unused,
                unused -> assertThat(unused)
                        .allMatch(
                                grant -> grant.function().matches("tense-(get-.*|(publish|reconcile|replay)-events)")));
        everythingAgain(since);
        everyQuestion();
        Eventually.expect(this::unused, unused -> assertThat(unused).isEmpty());
    }

    @Test
    void what_is_needed_elsewhere_is_still_there() {
        assertThat(ELSEWHERE)
                .allSatisfy(right -> assertThat(platform.system.unusedRights()).anyMatch(right::covers));
    }

    /** The same system, but for one key in the role of get-order. */
    @Test
    void a_function_whose_role_names_another_key_is_refused() throws IOException {
        Path folder = SharedPlatform.newFolder();
        Path sam = Path.of("..", "sam").toAbsolutePath().normalize();
        Files.createDirectories(folder.resolve("contexts"));
        Files.copy(sam.resolve("template.yaml"), folder.resolve("template.yaml"));
        try (Stream<Path> contexts = Files.list(sam.resolve("contexts"))) {
            for (Path context : contexts.toList()) {
                Files.writeString(
                        folder.resolve("contexts").resolve(context.getFileName().toString()),
                        Files.readString(context)
                                .replace(
                                        "../../../functions",
                                        sam.resolve("../../functions")
                                                .normalize()
                                                .toString())
                                .replace("dynamodb:LeadingKeys: ['order#*']", "dynamodb:LeadingKeys: ['payment#*']"));
            }
        }
        try (Platform other = Platform.start(Options.of(folder.resolve("template.yaml"), folder.resolve("data"))
                .withAuth(false))) {
            assertThat(platform.get("/orders/none").status()).isEqualTo(404);
            assertThat(other.get("/orders/none").status()).isEqualTo(500);
            assertThat(Files.readString(folder.resolve("data/logs/tense-get-order.log")))
                    .contains("DynamoDbException (AccessDeniedException)");
        }
    }

    private List<Grant> unused() {
        return platform.system.unusedRights().stream()
                .filter(grant ->
                        Stream.concat(Stream.of(AT_TIMES), ELSEWHERE.stream()).noneMatch(right -> right.covers(grant)))
                .toList();
    }

    private Set<String> queues() {
        var names = new HashSet<String>();
        platform.aws
                .sqs()
                .listQueuesPaginator()
                .queueUrls()
                .forEach(url -> names.add(url.substring(url.lastIndexOf('/') + 1)));
        return names;
    }

    /** Sends a command for a later answer and waits for it, which takes a second attempt. */
    private Reply later(String function, String body) {
        String id = id();
        String whole = "{\"commandId\": \"%s\", %s}".formatted(id, body);
        Eventually.expect(
                () -> platform.later(function, whole),
                reply -> assertThat(reply.status()).isEqualTo(202));
        return Eventually.expect(
                () -> platform.get("/commands/" + id),
                reply -> assertThat(reply.text("status")).isEqualTo("answered"));
    }

    private Reply atOnce(String function, String body) {
        String whole = whole(body);
        return Eventually.expect(
                () -> platform.command(function, whole),
                reply -> assertThat(reply.status()).isLessThan(500));
    }

    private Reply placed(OrderForm order) {
        return Eventually.expect(
                () -> platform.place(order.forProduct(SKU, 2)),
                reply -> assertThat(reply.status()).isLessThan(500));
    }

    private Reply created(OrderForm order) {
        return Eventually.expect(
                () -> platform.create(order),
                reply -> assertThat(reply.status()).isLessThan(500));
    }

    private static String pay(String order, String token) {
        return """
                "orderId": "%s", "amount": {"amount": "49.98", "currency": "EUR"},
                "paymentMethod": {"type": "card", "token": "%s"}""".formatted(order, token);
    }

    private static String about(String order) {
        return "\"orderId\": \"%s\"".formatted(order);
    }

    private static String reserve(String order) {
        return about(order) + ", \"items\": [{\"sku\": \"%s\", \"quantity\": 2}]".formatted(SKU);
    }

    private void ordersThatNobodyPlaced() {
        String order = id();
        later("reserve-inventory", reserve(order));
        later("release-inventory", about(order));
        later("process-payment", pay(order, "tok_approved"));
        later("refund-payment", about(order));
        aRefundThatFallsDue();
        String calledOff = id();
        later("call-off-shipment", about(calledOff));
        atOnce("process-payment", pay(calledOff, "tok_approved"));
    }

    private void aUser() {
        for (int times = 0; times < 2; times++) {
            assertThat(platform.command("register-user", USER).status()).isEqualTo(201);
        }
    }

    private void ordersThatNobodyLeads() {
        OrderForm order = OrderForm.of(CUSTOMER).forProduct(SKU, 2);
        later("create-order", order.content());
        created(order);
        created(order);
        created(order.again().paidWith("tok_declined"));
        created(order.again().paidWith("tok_timeout_after_charge"));
        created(order.again().paidWith("tok_provider_error"));
        created(order.again().forProduct(SCARCE, 2));
        created(order.again().to("AQ"));
    }

    /** Left behind, sent again after the answer of the provider got lost, shipped by hand, cancelled, and called off. */
    private void ordersThatPlaceOrderLeads() {
        OrderForm order = OrderForm.of(CUSTOMER).forProduct(SKU, 2);
        later("place-order", order.content());
        setbacks.stop(RESUMING);
        Reply left = placed(order.again().paidWith("tok_timeout_before_charge"));
        atOnce("reserve-inventory", reserve(left.orderId()));
        OrderForm slow = order.again().paidWith("tok_timeout_after_charge");
        atOnce("reserve-inventory", reserve(placed(slow).orderId()));
        placed(slow);
        setbacks.goOn(RESUMING);
        List<String> ready = Stream.of(order.again(), order.again(), order.again())
                .map(this::placed)
                .map(Reply::orderId)
                .toList();
        ready.forEach(this::isReady);
        later("ship-order", about(ready.get(0)) + ", \"shippingMethod\": \"standard\", \"warehouseId\": \"W-1\"");
        later("cancel-order", about(ready.get(1)));
        atOnce("call-off-shipment", about(ready.get(2)));
        setbacks.goOn(SHIPPING);
    }

    /** Placed, paid, prepared and rewarded, so that all of it can be undone. */
    private void isReady(String order) {
        Eventually.expect(
                () -> platform.get("/shipments/" + order),
                shipment -> assertThat(shipment.text("status")).isEqualTo("READY"));
        Eventually.expect(
                () -> platform.timeline(order),
                entries -> assertThat(entries)
                        .anyMatch(entry -> entry.name().equals("award-points-on-order-placed")
                                && entry.status().equals("done")));
    }

    /** The payment is closed and turns out to be paid, and whoever closed it dies before the money goes back. */
    private void aRefundThatFallsDue() {
        String order = Eventually.expect(
                        () -> platform.command("process-payment", whole(pay(id(), "tok_timeout_after_charge"))),
                        unknown -> assertThat(unknown.status()).isEqualTo(202))
                .orderId();
        setbacks.stopBehind(REFUND, "payments.payment-refund-due.v1");
        Eventually.expect(
                () -> platform.command("refund-payment", whole(about(order))),
                died -> assertThat(setbacks.hasStopped(REFUND)).isTrue());
        Eventually.expect(
                () -> platform.tables.bookings(order),
                bookings -> assertThat(bookings).hasSize(2));
        setbacks.goOn(REFUND);
    }

    /** It waits longer than it may, by a deadline that is set back. */
    private void aCommandThatExpires() {
        try (var _ = platform.paused("tense-restock-inventory")) {
            String id = id();
            Reply accepted = platform.later("restock-inventory", """
                    {"commandId": "%s", "sku": "%s", "quantity": 1}""".formatted(id, SKU));
            assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
            platform.tables.expireCommands();
            assertThat(platform.get("/commands/" + id).text("status")).isEqualTo("expired");
        }
    }

    private void everyQuestion() {
        String user = platform.command("register-user", USER).text("userId");
        String order = placed(OrderForm.of(CUSTOMER)).orderId();
        askedByItsCustomer(order);
        String day = platform.today().toString();
        Stream.of(
                        "/orders/" + order,
                        "/orders/" + order + "/timeline",
                        "/stock/" + SKU,
                        "/incidents",
                        "/contacts/" + user,
                        "/customers/" + CUSTOMER,
                        "/picks/" + day,
                        "/sales/" + day,
                        "/registrations/" + day)
                .forEach(path -> assertThat(platform.get(path).status()).isEqualTo(200));
    }

    /** Only of a customer it matters whose the order is, and nobody here has a token. */
    private void askedByItsCustomer(String order) {
        invoke("tense-get-shipment", """
                {"version": "2.0", "pathParameters": {"orderId": "%s"},
                 "requestContext": {"http": {"method": "GET", "path": "/shipments/%s"},
                                    "authorizer": {"jwt": {"claims": {"sub": "%s"}}}}}""".formatted(order, order, CUSTOMER));
    }

    /** What Lambda gave up, what the stream may have lost, and what a reaction shall hear once more. */
    private void everythingAgain(Instant since) {
        String failed = platform.queueUrl("tense-publish-events-failed");
        platform.aws.sqs().sendMessage(request -> request.queueUrl(failed).messageBody("""
                {"DDBStreamBatchInfo": {"approximateArrivalOfFirstRecord": "%s",
                 "approximateArrivalOfLastRecord": "%s"}}""".formatted(since, since)));
        invoke("tense-reconcile-events", "{}");
        invoke("tense-reconcile-events", "{\"from\": \"%s\"}".formatted(since));
        unused().stream()
                .filter(grant -> grant.function().equals("tense-replay-events")
                        && grant.action().equals("sqs:SendMessage"))
                .map(grant -> grant.resource().replaceFirst(".*:tense-", ""))
                .distinct()
                .forEach(reaction -> invoke(
                        "tense-replay-events", "{\"reaction\": \"%s\", \"from\": \"%s\"}".formatted(reaction, since)));
    }

    private void invoke(String function, String payload) {
        InvokeResponse answer = platform.aws
                .lambda()
                .invoke(request -> request.functionName(function).payload(SdkBytes.fromUtf8String(payload)));
        assertThat(answer.functionError()).as(answer.payload().asUtf8String()).isNull();
    }

    private static String whole(String body) {
        return "{\"commandId\": \"%s\", %s}".formatted(id(), body);
    }

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}
