package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever comes over a connection is answered or cut off, soon, and is no fault of ours; what is refused changes nothing. */
@ExtendWith(SharedPlatform.class)
class HostileHttpTest {
    /** What HTTP itself says to a version of it that nobody speaks (RFC 9110, 15.6.6): no fault of the server. */
    private static final int NO_SUCH_VERSION = 505;

    @Test
    void no_bytes_on_a_connection_are_a_5xx_or_a_hang(Platform platform) throws IOException {
        Set<String> before = platform.tables.processes();
        Map<Integer, Integer> statuses = new TreeMap<>();
        List<String> failed = new ArrayList<>();

        List<HostileRequest> all = HostileRequest.all();
        for (HostileRequest request : all) {
            try (var connection = RawConnection.to(platform)) {
                List<Integer> answers =
                        connection.trySend(request.bytes()).end().statuses();
                answers.forEach(status -> statuses.merge(status, 1, Integer::sum));
                if (answers.stream().anyMatch(status -> status >= 500 && status != NO_SUCH_VERSION)) {
                    failed.add(request + " -> " + answers);
                }
            } catch (SocketTimeoutException hangs) {
                failed.add(request + " hangs");
            }
        }

        System.out.printf(
                "proof: hostile connections, %d cases, answers by status %s, 5xx or hangs: %s%n",
                all.size(), statuses, failed);
        assertThat(failed).isEmpty();
        assertThat(platform.tables.processes()).isEqualTo(before);
        assertThat(platform.get("/stock/" + Platform.BOOK).status()).isEqualTo(200);
    }

    @Test
    void who_sends_half_a_request_and_waits_keeps_nobody_else_waiting(Platform platform) throws IOException {
        List<RawConnection> waiting = new ArrayList<>();
        try {
            for (int number = 0; number < 100; number++) {
                String half = number % 2 == 0
                        ? "POST /commands/restock-inventory HTTP/1.1\r\nHost: a\r\nX-Half: "
                        : "POST /commands/restock-inventory HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 60\r\n\r\n{";
                waiting.add(RawConnection.to(platform).send(half));
            }

            assertThat(platform.get("/stock/" + Platform.BOOK).status()).isEqualTo(200);
        } finally {
            for (RawConnection each : waiting) {
                each.close();
            }
        }
    }

    @Test
    void a_request_that_comes_byte_by_byte_is_a_request(Platform platform) throws IOException {
        String sku = new KeyedRequests(platform).newProduct();
        String body = KeyedRequests.pieces(sku, 3);
        String request =
                "POST /commands/restock-inventory HTTP/1.1\r\nHost: a\r\nConnection: close\r\nIdempotency-Key: b-" + sku
                        + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
        try (var connection = RawConnection.to(platform)) {
            for (String each : request.split("", -1)) {
                connection.send(each);
            }
            assertThat(connection.statuses()).containsExactly(200);
        }
        assertThat(platform.stock(sku)).isEqualTo(3);
    }

    /** The whole lists are tried without a network; these are here for what encodings on the way could do to them. */
    @Test
    void a_text_comes_back_over_http_as_it_was_sent(Platform platform) {
        int kept = 0;
        List<String> texts = HostileData.texts();
        for (int number = 0; number < texts.size(); number += 12) {
            String sku = "TEXT-" + KeyedRequests.newKey();
            String name = TextNode.valueOf(texts.get(number)).toString();
            Reply added = platform.command("add-product", """
                    {"commandId": "%1$s", "sku": "%1$s", "name": %2$s, "price": {"amount": "1.00", "currency": "EUR"}}""".formatted(sku, name));
            if (Texts.fits(texts.get(number), 200)) {
                assertThat(added.status()).as(name).isEqualTo(201);
                assertThat(platform.get("/stock/" + sku).text("name")).isEqualTo(texts.get(number));
                kept++;
            } else {
                KeyedRequests.refused(added, 400, "name");
            }
        }
        System.out.printf("proof: naughty texts over HTTP, %d cases, %d kept exactly%n", texts.size() / 12 + 1, kept);
        assertThat(kept).isPositive();
    }

    @Test
    void documents_that_broke_parsers_are_refused_over_http(Platform platform) throws IOException {
        Set<String> before = platform.tables.processes();
        int cases = 0;
        List<HostileData.Document> documents = HostileData.documents();
        for (int number = 0;
                number < documents.size();
                number += documents.get(number).content().length() > 1000 ? 1 : 6) {
            byte[] body = documents.get(number).bytes();
            try (var connection = RawConnection.to(platform)) {
                connection.trySend(("POST /commands/add-product HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                                + "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                assertThat(connection.trySend(body).statuses())
                        .as(documents.get(number).name())
                        .isSubsetOf(400, 413)
                        .hasSize(1);
            }
            cases++;
        }
        System.out.printf("proof: hostile documents over HTTP, %d cases, 5xx 0%n", cases);
        assertThat(platform.tables.processes()).isEqualTo(before);
    }
}
