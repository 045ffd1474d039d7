package dev.tense.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The echo function answers with its event, so an answer shows what a function gets. */
@ExtendWith(SharedBench.class)
class HttpApiTest {
    @Test
    void a_request_becomes_an_event_of_format_two(Bench bench) {
        JsonNode event = Bench.json(bench.post(
                bench.system.baseUri() + "/echo/J%C3%BCrg%2Bco?a=1&a=2&b=x%20y",
                "{\"n\":1}",
                "Content-Type",
                "application/json",
                "X-Some",
                "Thing",
                "Cookie",
                "c=1; d=2"));
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /echo/{name}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/echo/Jürg+co");
        assertThat(event.path("rawQueryString").asText()).isEqualTo("a=1&a=2&b=x%20y");
        assertThat(event.path("queryStringParameters").toString()).isEqualTo("{\"a\":\"1,2\",\"b\":\"x y\"}");
        assertThat(event.path("pathParameters").toString()).isEqualTo("{\"name\":\"Jürg+co\"}");
        assertThat(event.path("headers").path("x-some").asText()).isEqualTo("Thing");
        assertThat(event.path("cookies").toString()).isEqualTo("[\"c=1\",\"d=2\"]");
        assertThat(event.path("body").asText()).isEqualTo("{\"n\":1}");
        assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
        JsonNode context = event.path("requestContext");
        assertThat(context.path("http").path("method").asText()).isEqualTo("POST");
        assertThat(context.path("http").path("sourceIp").asText()).isEqualTo("127.0.0.1");
        assertThat(context.path("requestId").asText()).isNotEmpty();
        assertThat(context.path("stage").asText()).isEqualTo("$default");
    }

    @Test
    void a_body_that_is_not_text_comes_in_base64(Bench bench) {
        JsonNode event = Bench.json(
                bench.post(bench.system.baseUri() + "/echo/x", "abc", "Content-Type", "application/octet-stream"));
        assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(Base64.getDecoder().decode(event.path("body").asText()))
                .isEqualTo("abc".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void what_no_route_takes_goes_to_the_default_route(Bench bench) {
        HttpResponse<String> answer = bench.get(bench.system.baseUri() + "/echo/x");
        assertThat(Bench.json(answer).path("routeKey").asText()).isEqualTo("$default");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    }

    @Test
    void a_function_that_fails_is_an_internal_server_error_without_details(Bench bench) {
        HttpResponse<String> answer = bench.get(bench.system.baseUri() + "/trouble");
        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
    }

    @Test
    void a_function_slower_than_its_integration_is_unavailable(Bench bench) {
        HttpResponse<String> answer = bench.get(bench.system.baseUri() + "/slow");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
    }

    @Test
    void a_body_of_more_than_ten_megabytes_is_too_large(Bench bench) throws IOException {
        String answer = raw(
                bench,
                "POST /echo/x HTTP/1.1\r\nHost: x\r\nContent-Type: text/plain\r\nContent-Length: 10485761\r\n\r\n",
                10_485_761);
        assertThat(answer).startsWith("HTTP/1.1 413 ").contains("{\"message\":\"Request Entity Too Large\"}");
    }

    @Test
    void half_sent_requests_do_not_keep_others_waiting(Bench bench) throws IOException {
        Socket[] stuck = new Socket[100];
        for (int i = 0; i < stuck.length; i++) {
            stuck[i] = new Socket(
                    bench.system.baseUri().getHost(), bench.system.baseUri().getPort());
            stuck[i].getOutputStream()
                    .write("POST /echo/x HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\nabc"
                            .getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(bench.get(bench.system.baseUri() + "/anything").statusCode()).isEqualTo(200);
        for (Socket each : stuck) {
            each.close();
        }
    }

    private static String raw(Bench bench, String head, int bodyBytes) throws IOException {
        try (Socket socket = new Socket(
                bench.system.baseUri().getHost(), bench.system.baseUri().getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(head.getBytes(StandardCharsets.US_ASCII));
            byte[] chunk = new byte[64 * 1024];
            for (int sent = 0; sent < bodyBytes; sent += chunk.length) {
                out.write(chunk, 0, Math.min(chunk.length, bodyBytes - sent));
            }
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readNBytes(600), StandardCharsets.UTF_8);
        }
    }
}
