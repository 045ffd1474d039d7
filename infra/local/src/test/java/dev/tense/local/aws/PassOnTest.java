package dev.tense.local.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tense.local.wire.Answer;
import dev.tense.local.wire.Call;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** What arrives at another endpoint that checks signatures, as AWS does. */
class PassOnTest {
    private static final Map<String, String> ENVIRONMENT = Map.of(
            "AWS_REGION", "eu-north-1",
            "AWS_ACCESS_KEY_ID", "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI",
            "AWS_SESSION_TOKEN", "session");
    private static final AwsSessionCredentialsIdentity KNOWN =
            AwsSessionCredentialsIdentity.create("AKIDEXAMPLE", "wJalrXUtnFEMI", "session");
    private static final DateTimeFormatter AMZ_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private HttpServer server;
    private final AtomicInteger received = new AtomicInteger();
    private PassOn passOn;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            received.incrementAndGet();
            serve(exchange);
        });
        server.start();
        passOn = new PassOn(OtherEndpoint.of(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), ENVIRONMENT));
    }

    @AfterEach
    void stop() {
        passOn.close();
        server.stop(0);
    }

    @Test
    void the_signature_of_a_function_becomes_ours_and_fits_what_is_sent() throws InterruptedException {
        Answer answer = passOn.answer(
                "sqs",
                call(Map.of(
                        "content-type", List.of("application/x-amz-json-1.0"),
                        "x-amz-target", List.of("AmazonSQS.SendMessage"),
                        "user-agent", List.of("aws-sdk-java/2"),
                        "amz-sdk-request", List.of("attempt=1"),
                        "x-amz-date", List.of("20200101T000000Z"),
                        "authorization", List.of("AWS4-HMAC-SHA256 Credential=LOCAL123/20200101/x/sqs/aws4_request"))));

        assertThat(new String(answer.body(), UTF_8)).isEqualTo("accepted: {\"größe\": 1}");
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void a_body_that_was_changed_on_the_way_would_be_noticed() throws InterruptedException {
        Answer answer =
                passOn.answer("sqs", call(Map.of("x-test-change", List.of("yes"), "authorization", List.of("AWS4"))));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void what_a_browser_was_talked_into_is_not_passed_on() throws InterruptedException {
        List<String> signed = List.of("AWS4");

        assertThat(passOn.answer("sqs", call(Map.of())).status()).isEqualTo(403);
        assertThat(passOn.answer(
                                "sqs", call(Map.of("authorization", signed, "origin", List.of("https://evil.example"))))
                        .status())
                .isEqualTo(403);
        assertThat(passOn.answer("sqs", call(Map.of("authorization", signed, "host", List.of("evil.example:4567"))))
                        .status())
                .isEqualTo(403);
        assertThat(received).hasValue(0);
        assertThat(passOn.answer("sqs", call(Map.of("authorization", signed, "host", List.of("localhost:4567"))))
                        .status())
                .isEqualTo(200);
    }

    private static Call call(Map<String, List<String>> headers) {
        byte[] body = "{\"größe\": 1}".getBytes(UTF_8);
        return new Call("POST", "/path", "b=2&a=1", headers, body, new Call.Peer("127.0.0.1", "HTTP/1.1"));
    }

    private static void serve(HttpExchange exchange) {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean changed = exchange.getRequestHeaders().containsKey("x-test-change");
            boolean accepted = isSigned(exchange, changed ? "other".getBytes(UTF_8) : body);
            byte[] answer = ((accepted ? "accepted: " : "refused: ") + new String(body, UTF_8)).getBytes(UTF_8);
            exchange.sendResponseHeaders(accepted ? 200 : 403, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Signs the headers that were signed, at the time that is said, and compares. */
    private static boolean isSigned(HttpExchange exchange, byte[] body) {
        String authorization = header(exchange, "Authorization");
        SdkHttpRequest.Builder received = SdkHttpRequest.builder()
                .method(SdkHttpMethod.fromValue(exchange.getRequestMethod()))
                .uri(URI.create("http://" + header(exchange, "Host") + exchange.getRequestURI()));
        for (String name :
                authorization.replaceAll(".*SignedHeaders=([^,]+),.*", "$1").split(";", -1)) {
            if (!name.equals("host") && !name.equals("x-amz-date") && !name.startsWith("x-amz-content")) {
                received.putHeader(name, header(exchange, name));
            }
        }
        Instant time = AMZ_DATE.parse(header(exchange, "X-Amz-Date"), Instant::from);
        SdkHttpRequest expected = AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(KNOWN)
                        .request(received.build())
                        .payload(() -> new ByteArrayInputStream(body))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "sqs")
                        .putProperty(AwsV4HttpSigner.REGION_NAME, "eu-north-1")
                        .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(time, ZoneOffset.UTC)))
                .request();
        return expected.firstMatchingHeader("Authorization").orElseThrow().equals(authorization);
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNull(exchange.getRequestHeaders().getFirst(name), name);
    }
}
