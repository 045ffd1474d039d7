package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.PlainHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.tense.local.issuer.LocalIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Who may do what, through the local run as people start it. */
@Tag(ChosenEndpoint.OWN_SYSTEM)
class AuthorizationTest {
    private static final Duration HOUR = Duration.ofHours(1);

    private static Platform platform;
    private static RSAKey key;
    private static RSAKey forged;
    private static String order = "";
    private static String answer = "";

    @BeforeAll
    static void one_order_is_there(@TempDir Path folder) throws IOException, ParseException, JOSEException {
        platform = Platform.start(Platform.options(folder).withAuth(true));
        assertThat(send(signed("operator", post("/commands/add-product", """
                {"commandId": "add", "sku": "BOOK-1", "name": "Book", "price": {"amount": "24.99", "currency": "EUR"}}"""))).status())
                .isEqualTo(201);
        assertThat(send(signed("operator", post("/commands/restock-inventory", """
                {"commandId": "stock", "sku": "BOOK-1", "quantity": 100}""")))
                        .status())
                .isEqualTo(200);
        Reply placed = send(bearer(token("C-1"), post("/commands/place-order", form("one", "C-1"))));
        assertThat(placed.status()).isEqualTo(201);
        answer = placed.body();
        order = placed.json().path("orderId").asText();
        assertThat(send(bearer(
                                token("C-1"),
                                post("/commands/place-order", form("patient", "C-1"))
                                        .with("Prefer", "respond-async")))
                        .status())
                .isEqualTo(202);
        Eventually.expect(
                () -> send(bearer(token("C-1"), get("/shipments/" + order))),
                reply -> assertThat(reply.status()).isEqualTo(200));
        key = RSAKey.parse(Files.readString(folder.resolve("keys/issuer.json")));
        forged = new RSAKeyGenerator(2048).keyID(key.getKeyID()).generate();
    }

    @AfterAll
    static void nothing_is_left_running() {
        platform.close();
    }

    /** Everything that is ever said to those who may not: nothing of it is about anybody. */
    private static final Set<String> DENIALS = Set.of(
            "{\"message\":\"Unauthorized\"}",
            "{\"message\":\"Forbidden\"}",
            "\"Forbidden\",\"status\":403,\"detail\":\"this is not for customers\"}",
            "\"Forbidden\",\"status\":403,\"detail\":\"the token's claim sub must be a customer's id\"}",
            "\"Forbidden\",\"status\":403,\"detail\":\"customerId must be your own\",\"field\":\"customerId\"}",
            "\"Not Found\",\"status\":404,\"detail\":\"no such order\"}",
            "\"Not Found\",\"status\":404,\"detail\":\"no such shipment\"}",
            "\"Not Found\",\"status\":404,\"detail\":\"no such customer\"}",
            "\"Not Found\",\"status\":404,\"detail\":\"no such route\"}",
            "{\"result\":\"unknown-order\",\"orderId\":\"none\"}");

    /** A request that is about to be sent. */
    private record Sent(String method, String path, String body, List<Map.Entry<String, String>> headers) {
        Sent with(String name, String value) {
            return new Sent(
                    method,
                    path,
                    body,
                    Stream.concat(headers.stream(), Stream.of(Map.entry(name, value)))
                            .toList());
        }
    }

    /** A request, and the status it must get. */
    private record Case(String name, int status, Sent request) {}

    @TestFactory
    Stream<DynamicTest> everybody_may_do_what_is_theirs_and_nothing_else() throws JOSEException {
        return Stream.of(customers(), tokens(), identities())
                .flatMap(List::stream)
                .map(one -> DynamicTest.dynamicTest(one.status() + " " + one.name(), () -> check(one)));
    }

    private static void check(Case one) {
        Reply reply = send(one.request());

        assertThat(reply.status()).as(reply.body()).isEqualTo(one.status());
        if (one.status() >= 400) {
            assertThat(reply.body()
                            .replace(order, "none")
                            .replaceAll("^[{]\"type\":\"urn:tense:problem:[a-z-]+\",\"title\":", ""))
                    .satisfiesAnyOf(
                            body -> assertThat(body).isIn(DENIALS),
                            body -> assertThat(one.status()).isEqualTo(400));
        }
    }

    private static List<Case> customers() {
        String cancel = """
                {"commandId": "stop", "orderId": "%s"}""".formatted(order);
        return List.of(
                new Case("no token", 401, get("/orders/" + order)),
                new Case("no token, a command", 401, post("/commands/place-order", form("x", "C-1"))),
                new Case("no token, a path that is not there", 401, get("/admin")),
                new Case("own order", 200, bearer(token("C-1"), get("/orders/" + order))),
                new Case("own timeline", 200, bearer(token("C-1"), get("/orders/" + order + "/timeline"))),
                new Case("own points", 200, bearer(token("C-1"), get("/customers/C-1"))),
                new Case("own shipment", 200, bearer(token("C-1"), get("/shipments/" + order))),
                new Case("own command", 200, bearer(token("C-1"), get("/commands/patient"))),
                new Case("somebody else's order", 404, bearer(token("C-2"), get("/orders/" + order))),
                new Case("somebody else's timeline", 404, bearer(token("C-2"), get("/orders/" + order + "/timeline"))),
                new Case("somebody else's shipment", 404, bearer(token("C-2"), get("/shipments/" + order))),
                new Case("somebody else's points", 404, bearer(token("C-2"), get("/customers/C-1"))),
                new Case(
                        "somebody else's order to cancel",
                        404,
                        bearer(token("C-2"), post("/commands/cancel-order", cancel))),
                new Case(
                        "in somebody else's name",
                        403,
                        bearer(token("C-2"), post("/commands/place-order", form("x", "C-1")))),
                new Case("somebody else's command", 404, bearer(token("C-2"), get("/commands/patient"))),
                new Case(
                        "somebody else's command id is another command",
                        201,
                        bearer(token("C-2"), post("/commands/place-order", form("one", "C-2")))),
                new Case("a path that is not there", 404, bearer(token("C-1"), get("/admin"))),
                new Case("an operator's command", 403, bearer(token("C-1"), post("/commands/add-product", "{}"))),
                new Case("an operator's query", 403, bearer(token("C-1"), get("/stock/BOOK-1"))),
                new Case("a service's command", 403, bearer(token("C-1"), post("/commands/refund-payment", "{}"))),
                new Case(
                        "what operators see of customers", 403, bearer(token("C-1"), get("/internal/orders/" + order))),
                new Case("a subject that is no customer's id", 403, bearer(token("a b"), get("/orders/" + order))));
    }

    private static List<Case> tokens() throws JOSEException {
        Instant now = Instant.now();
        return List.of(
                tokenCase("one that was made here", 200, signedWith(key, claims -> {})),
                tokenCase("another audience", 401, signedWith(key, claims -> claims.audience("another"))),
                tokenCase("no audience", 401, signedWith(key, claims -> claims.audience((String) null))),
                tokenCase(
                        "the client instead of an audience, as Cognito has it",
                        200,
                        signedWith(key, claims -> claims.audience((String) null).claim("client_id", "tense"))),
                tokenCase("another issuer", 401, signedWith(key, claims -> claims.issuer("https://example.com"))),
                tokenCase(
                        "over", 401, signedWith(key, claims -> claims.expirationTime(Date.from(now.minusSeconds(1))))),
                tokenCase("without an end", 401, signedWith(key, claims -> claims.expirationTime(null))),
                tokenCase("not yet", 401, signedWith(key, claims -> claims.notBeforeTime(Date.from(now.plus(HOUR))))),
                tokenCase("of tomorrow", 401, signedWith(key, claims -> claims.issueTime(Date.from(now.plus(HOUR))))),
                tokenCase("somebody else's key", 401, signedWith(forged, claims -> {})),
                tokenCase("no signature", 401, new PlainJWT(new PlainHeader(), claims().build()).serialize()),
                tokenCase("the public key as a secret", 401, symmetric()),
                tokenCase("a changed subject", 401, changed()),
                tokenCase("a key that nobody knows", 401, signedWith(unknown(), claims -> {})),
                tokenCase("a key that nobody knows, again", 401, signedWith(unknown(), claims -> {})),
                tokenCase("no word of the key", 401, signedWith(null, JOSEObjectType.JWT, claims -> {})),
                tokenCase(
                        "an access token of RFC 9068",
                        200,
                        signedWith(key.getKeyID(), new JOSEObjectType("at+jwt"), claims -> {})),
                new Case(
                        "token: without the word Bearer, as AWS takes it",
                        200,
                        get("/orders/" + order).with("Authorization", token("C-1"))),
                tokenCase("no token at all", 401, "C-1"),
                tokenCase("nothing", 401, ""),
                new Case("another scheme", 401, get("/orders/" + order).with("Authorization", "Basic QzE6QzE=")),
                new Case("two tokens", 401, bearer(token("C-1"), bearer(token("C-2"), get("/orders/" + order)))),
                new Case(
                        "a subject that is missing",
                        403,
                        bearer(signedWith(key, claims -> claims.subject(null)), get("/orders/" + order))));
    }

    private static Case tokenCase(String name, int status, String token) {
        return new Case("token: " + name, status, bearer(token, get("/orders/" + order)));
    }

    private static List<Case> identities() {
        String stock = "/stock/BOOK-1";
        return List.of(
                new Case("an operator's query without a signature", 403, get(stock)),
                new Case("an operator's query", 200, signed("operator", get(stock))),
                new Case("anybody's order as an operator", 200, signed("operator", get("/internal/orders/" + order))),
                new Case(
                        "anybody's timeline as an operator",
                        200,
                        signed("operator", get("/internal/orders/" + order + "/timeline"))),
                new Case("a customer's route as an operator", 401, signed("operator", get("/orders/" + order))),
                new Case(
                        "a service's command as an operator",
                        403,
                        signed("operator", post("/commands/refund-payment", "{}"))),
                new Case("an operator's query as a service", 403, signed("service", get(stock))),
                new Case("anybody's order as a service", 403, signed("service", get("/internal/orders/" + order))),
                new Case("a service's command", 400, signed("service", post("/commands/register-user", "{}"))),
                new Case("nobody's signature", 403, signed("nobody", get(stock))),
                new Case(
                        "a signature with another secret",
                        403,
                        signed("operator", "another", Instant.now(), get(stock), get(stock))),
                new Case(
                        "a signature of yesterday",
                        403,
                        signed(
                                "operator",
                                "operator",
                                Instant.now().minus(Duration.ofDays(1)),
                                get(stock),
                                get(stock))),
                new Case(
                        "a signature of just now",
                        200,
                        signed(
                                "operator",
                                "operator",
                                Instant.now().minus(Duration.ofMinutes(2)),
                                get(stock),
                                get(stock))),
                new Case("a signature for another path", 403, signedFor(get("/incidents"), get(stock))),
                new Case(
                        "a signature for another method",
                        403,
                        signedFor(new Sent("DELETE", stock, "", List.of()), get(stock))),
                new Case("a signature for another query", 403, signedFor(get(stock + "?a=b"), get(stock + "?a=c"))),
                new Case(
                        "a signature for the same query",
                        200,
                        signed("operator", get(stock + "?b=%20x&a=1&a=0&a1=2&a-b=3"))),
                new Case(
                        "a signature for another body",
                        403,
                        signedFor(post("/commands/ship-order", "{}"), post("/commands/ship-order", "{ }"))));
    }

    @Test
    void a_repeat_with_the_own_token_gets_the_same_answer_and_one_with_anothers_is_another_command() {
        assertThat(send(bearer(token("C-1"), post("/commands/place-order", form("one", "C-1"))))
                        .body())
                .isEqualTo(answer);
        assertThat(send(bearer(token("C-3"), post("/commands/place-order", form("one", "C-3"))))
                        .body())
                .isNotEqualTo(answer);
    }

    @Test
    void a_command_sent_for_later_is_found_where_its_answer_said() {
        Sent later = post("/commands/restock-inventory", """
                {"commandId": "later", "sku": "BOOK-1", "quantity": 1}""").with("Prefer", "respond-async");
        Reply accepted = send(signed("operator", later));
        assertThat(accepted.status()).isEqualTo(202);
        String location = accepted.json().path("location").asText();

        assertThat(location).isEqualTo("/internal/commands/later");
        assertThat(send(signed("operator", get(location))).status()).isEqualTo(200);
        assertThat(send(signed("service", get(location))).status()).isEqualTo(404);
        assertThat(send(bearer(token("C-1"), get("/commands/later"))).status()).isEqualTo(404);
    }

    @Test
    void the_command_line_asks_as_an_operator_a_service_or_a_customer(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path form = Files.writeString(folder.resolve("order.json"), form("by-hand", "C-4"));

        assertThat(tense("stock", "BOOK-1")).startsWith("0 {");
        assertThat(tense("order", order)).startsWith("0 {").contains(order);
        assertThat(tense("--as", "service", "stock", "BOOK-1"))
                .startsWith("1 {")
                .contains("HTTP 403");
        assertThat(tense("--customer", "C-2", "order", order)).startsWith("1 {").contains("HTTP 404");
        assertThat(tense("--customer", "C-1", "timeline", order))
                .startsWith("0 AT")
                .contains("PlaceOrder");
        assertThat(tense("--customer", "C-4", "place-order", form.toString()))
                .startsWith("0 {")
                .contains("order-placed");
        assertThat(tense("place-order", form.toString())).startsWith("0 {").contains("order-placed");
    }

    /** The exit code, and what it said. */
    private static String tense(String... words) throws IOException, InterruptedException {
        var command =
                new ArrayList<>(List.of(Path.of("..", "..", "scripts", "tense").toString()));
        command.addAll(List.of("--url", platform.system.baseUri().toString()));
        command.addAll(List.of("--aws", platform.system.awsEndpoint().toString()));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }

    @Test
    void the_issuer_gives_tokens_for_customers_and_shows_no_private_key() {
        Reply keys = ask(platform.request("/").uri(issuer("/keys")).GET());

        assertThat(keys.json().path("keys").path(0).path("kid").asText()).isEqualTo(key.getKeyID());
        assertThat(keys.json().path("keys").path(0).has("d")).isFalse();
        assertThat(ask(platform.request("/").uri(issuer("/token")).POST(BodyPublishers.ofString("customer=")))
                        .status())
                .isEqualTo(400);
        assertThat(ask(platform.request("/").uri(issuer("/other")).GET()).status())
                .isEqualTo(404);
    }

    private static Reply ask(HttpRequest.Builder request) {
        return platform.send(request);
    }

    private static Reply send(Sent sent) {
        return platform.send(request(sent));
    }

    private static HttpRequest.Builder request(Sent sent) {
        HttpRequest.Builder request =
                platform.request(sent.path()).method(sent.method(), BodyPublishers.ofString(sent.body()));
        sent.headers().forEach(header -> request.header(header.getKey(), header.getValue()));
        return request;
    }

    private static String form(String id, String customer) {
        return """
                {"commandId": "%s", "customerId": "%s", "items": [{"sku": "BOOK-1", "quantity": 2}],
                 "shippingAddress": {"name": "Example Customer", "street": "1 Example Street", "city": "Bern",
                                     "postalCode": "3000", "country": "CH"},
                 "paymentMethod": {"type": "card", "token": "tok_approved"}}""".formatted(id, customer);
    }

    private static Sent get(String path) {
        return new Sent("GET", path, "", List.of());
    }

    private static Sent post(String path, String body) {
        return new Sent("POST", path, body, List.of()).with("Content-Type", "application/json");
    }

    private static Sent bearer(String token, Sent request) {
        return request.with("Authorization", "Bearer " + token);
    }

    private static URI issuer(String path) {
        return platform.system.awsEndpoint().resolve(LocalIssuer.PATH + path);
    }

    private static String token(String customer) {
        return Credentials.token(platform, customer);
    }

    private static Sent signed(String user, Sent request) {
        return signed(user, user, Instant.now(), request, request);
    }

    /** A request with the signature of another. */
    private static Sent signedFor(Sent other, Sent request) {
        return signed("operator", "operator", Instant.now(), other, request);
    }

    /** A request with the signature that AWS's own signer makes for another, or the same. */
    private static Sent signed(String user, String secret, Instant at, Sent other, Sent request) {
        var headers = Credentials.signature(user, secret, at, request(other).build(), other.body());
        return headers.entrySet().stream()
                .reduce(request, (sent, header) -> sent.with(header.getKey(), header.getValue()), (one, two) -> two);
    }

    /** A key that the issuer does not publish. */
    private static RSAKey unknown() {
        return new RSAKey.Builder(forged).keyID("another").build();
    }

    private static String signedWith(@Nullable String keyId, JOSEObjectType type, Consumer<JWTClaimsSet.Builder> change)
            throws JOSEException {
        JWTClaimsSet.Builder claims = claims();
        change.accept(claims);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256)
                        .keyID(keyId)
                        .type(type)
                        .build(),
                claims.build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private static String signedWith(RSAKey with, Consumer<JWTClaimsSet.Builder> change) throws JOSEException {
        JWTClaimsSet.Builder claims = claims();
        change.accept(claims);
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(with.getKeyID()).build(), claims.build());
        token.sign(new RSASSASigner(with));
        return token.serialize();
    }

    /** Signed with what everybody knows, as if it were a secret between two. */
    private static String symmetric() throws JOSEException {
        var token = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(), claims().build());
        token.sign(new MACSigner(key.toPublicJWK().toJSONString().getBytes(StandardCharsets.UTF_8)));
        return token.serialize();
    }

    /** The signature of one token behind the claims of another. */
    private static String changed() throws JOSEException {
        String[] mine = signedWith(key, claims -> claims.subject("C-2")).split("\\.", -1);
        String[] theirs = signedWith(forged, claims -> {}).split("\\.", -1);
        return mine[0] + "." + theirs[1] + "." + mine[2];
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer(issuer("").toString())
                .audience(LocalIssuer.AUDIENCE)
                .subject("C-1")
                .expirationTime(Date.from(Instant.now().plus(HOUR)));
    }
}
