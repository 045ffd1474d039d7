package dev.tense.local.mapping;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tense.local.aws.AwsClient;
import dev.tense.local.aws.AwsError;
import dev.tense.local.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A stream that has forgotten what we want to go on after, as it does when a run was stopped for more than 24 hours. */
class TableStreamTest {
    private HttpServer server;
    private TableStream stream;
    private String trimmedAt = "";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        var aws = new AwsClient("http://127.0.0.1:" + server.getAddress().getPort());
        stream = new TableStream(aws, aws, "log");
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void a_position_that_is_still_there_is_gone_on_after() throws InterruptedException {
        assertThat(stream.iterator("shard", Optional.of("17"), true)).isEqualTo("AFTER_SEQUENCE_NUMBER");
    }

    @Test
    void a_position_that_was_trimmed_begins_at_the_oldest_record() throws InterruptedException {
        trimmedAt = "DynamoDBStreams_20120810.GetShardIterator";
        assertThat(stream.iterator("shard", Optional.of("17"), true)).isEqualTo("TRIM_HORIZON");
    }

    @Test
    void an_iterator_that_was_trimmed_reads_from_the_oldest_record() throws InterruptedException {
        trimmedAt = "DynamoDBStreams_20120810.GetRecords";
        TableStream.Page page = stream.read("shard", "AFTER_SEQUENCE_NUMBER", 10);
        assertThat(page.records())
                .extracting(each -> each.path("read").asText())
                .containsExactly("TRIM_HORIZON");
    }

    @Test
    void any_other_error_is_passed_on() {
        assertThatExceptionOfType(AwsError.class).isThrownBy(() -> stream.read("shard", "EXPIRED", 10));
    }

    private void serve(HttpExchange exchange) {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("X-Amz-Target");
            JsonNode request = Json.trusted(exchange.getRequestBody().readAllBytes());
            String asked = request.path("ShardIterator")
                    .asText(request.path("ShardIteratorType").asText());
            boolean trimmed = target.equals(trimmedAt) && asked.equals("AFTER_SEQUENCE_NUMBER");
            String error = trimmed ? "TrimmedDataAccessException" : asked.equals("EXPIRED") ? "ExpiredIterator" : "";
            byte[] body = (error.isEmpty() ? """
                              {"Table": {"LatestStreamArn": "arn"}, "ShardIterator": "%1$s", "Records": [{"read": "%1$s"}]}
                              """.formatted(asked) : "{\"__type\": \"x#%s\"}".formatted(error))
                    .getBytes(UTF_8);
            exchange.sendResponseHeaders(error.isEmpty() ? 200 : 400, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
