package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tense.platform.SimulatedSystem.Answer;
import dev.tense.scenarios.HostileData.Document;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that broke JSON parsers, as a command's body and as one of its values. */
class HostileDocumentTest {
    private static final Map<String, String> JSON = Map.of("content-type", "application/json");
    private static final String PRICE = "\"price\": {\"amount\": \"1.00\", \"currency\": \"EUR\"}";

    private final Shop shop = new Shop();
    private int cases;
    private int accepted;
    private int number;

    @AfterEach
    void figures() {
        assertThat(cases).isPositive();
        if (cases < 10) {
            return;
        }
        System.out.printf("proof: hostile documents, %d cases, %d accepted%n", cases, accepted);
    }

    @Test
    void no_document_of_the_suite_is_a_command() {
        for (Document document : HostileData.documents()) {
            refused(document.name(), sent("add-product", document.bytes()), 400, 413);
        }
        assertThat(cases).isEqualTo(318);
    }

    @Test
    void as_a_value_a_malformed_document_is_refused_and_a_text_comes_back_as_it_was() throws IOException {
        for (Document document : values()) {
            String sku = "V-" + number++;
            byte[] body = body(
                    "{\"commandId\": \"" + sku + "\", \"sku\": \"" + sku + "\", " + PRICE + ", \"name\": ", document);

            Answer answer = sent("add-product", body);

            if (document.isMalformed() || !isName(document)) {
                refused(document.name(), answer, 400);
            } else {
                accepted++;
                assertThat(answer.status()).as(document.name()).isEqualTo(201);
                assertThat(shop.system.query("get-stock", "sku", sku).body().path("name"))
                        .as(document.name())
                        .isEqualTo(value(document));
            }
        }
        assertThat(accepted).isGreaterThan(20);
    }

    @Test
    void as_a_number_only_a_whole_one_in_its_range_is_taken() throws IOException {
        for (Document document : values()) {
            byte[] body = body("{\"commandId\": \"Q-" + number++ + "\", \"sku\": \"BOOK-1\", \"quantity\": ", document);

            Answer answer = sent("restock-inventory", body);

            if (!document.isMalformed() && isQuantity(document)) {
                accepted++;
                assertThat(answer.status()).as(document.name()).isEqualTo(200);
            } else {
                refused(document.name(), answer, 400);
            }
        }
        assertThat(accepted).isPositive();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1e400",
                "-1e400",
                "1E-400",
                "-0",
                "-0.0",
                "0e1",
                "00",
                "0x10",
                "1_000",
                "+1",
                ".5",
                "5.",
                "NaN",
                "Infinity",
                "-Infinity",
                "9223372036854775807",
                "9223372036854775808",
                "1e2147483648",
                "1e-2147483648",
                "2.0",
                "2e0",
                "\u0662",
                "\uff12"
            })
    void an_unusual_number_is_refused_by_its_field_or_as_no_json(String number) {
        Answer answer = shop.system.command(
                "restock-inventory", "{\"commandId\": \"n\", \"sku\": \"BOOK-1\", \"quantity\": " + number + "}");

        refused(number, answer, 400);
        assertThat(answer.body().path("field").asText()).isIn("quantity", "body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"commandId", "sku", "name", "price"})
    void a_member_that_comes_twice_is_refused_by_its_name(String member) {
        String body = "{\"commandId\": \"d\", \"sku\": \"D-1\", \"name\": \"a\", " + PRICE + "}";
        String twice = body.replaceFirst("}$", ", \"" + member + "\": null}");
        String escaped = twice.replace(
                ", \"" + member, ", \"\\\\u00" + Integer.toHexString(member.charAt(0)) + member.substring(1));

        for (String each : List.of(twice, escaped.replace("\\\\", "\\"))) {
            Answer answer = shop.system.command("add-product", each);

            refused(member, answer, 400);
            assertThat(answer.body().path("field").asText()).isEqualTo(member);
        }
    }

    @Test
    void what_is_deep_or_big_is_refused() {
        String begin = "{\"commandId\": \"b\", \"sku\": \"BOOK-1\", \"quantity\": ";
        for (String body : Stream.of(
                        begin + "[".repeat(60_000) + "]".repeat(4_000),
                        begin + "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000) + "}",
                        "[".repeat(100_000),
                        begin + "\"" + "x".repeat(10_000_000) + "\"}",
                        begin + "9".repeat(60_000) + "}",
                        "{\"" + "n".repeat(60_000) + "\": 1}",
                        " ".repeat(64 * 1024) + "{}")
                .toList()) {
            refused(body.substring(0, 60), shop.system.command("restock-inventory", body), 400, 413);
        }
    }

    @Test
    void a_body_that_says_it_is_base64_and_is_not_is_refused() {
        refused("no base64", shop.system.base64("add-product", "%%%"), 400);
    }

    private List<Document> values() {
        return HostileData.documents().stream()
                .filter(document -> document.content().length() < 2_000)
                .filter(document -> document.content().strip().startsWith("[")
                        && document.content().strip().endsWith("]"))
                .toList();
    }

    /** The suite has its values in lists of one. */
    private static byte[] body(String begin, Document document) throws IOException {
        byte[] bytes = document.bytes();
        int first = document.content().indexOf('[');
        int last = document.content().lastIndexOf(']');
        var body = new ByteArrayOutputStream();
        body.write(begin.getBytes(StandardCharsets.UTF_8));
        body.write(Arrays.copyOfRange(bytes, first + 1, last));
        body.write('}');
        return body.toByteArray();
    }

    private static boolean isName(Document document) {
        JsonNode value = value(document);
        return isUtf8(document) && value.isTextual() && Texts.fits(value.asText(), 200);
    }

    private static boolean isQuantity(Document document) {
        JsonNode value = value(document);
        return value.isInt() && value.asInt() >= 1 && value.asInt() <= 1_000_000;
    }

    private static boolean isUtf8(Document document) {
        String text = new String(document.bytes(), StandardCharsets.UTF_8);
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), document.bytes());
    }

    /** The one value in the list, by a parser that is not ours; missing if there are none or more. */
    private static JsonNode value(Document document) {
        var mapper = new ObjectMapper();
        try {
            JsonNode list = mapper.readTree(document.bytes());
            return list.size() == 1 ? list.path(0) : mapper.missingNode();
        } catch (JsonProcessingException e) {
            return mapper.missingNode();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer sent(String function, byte[] body) {
        return shop.system.command(function, body, JSON);
    }

    private void refused(String what, Answer answer, Integer... statuses) {
        cases++;
        assertThat(answer.status()).as(what + ": " + answer.text()).isIn((Object[]) statuses);
        assertThat(answer.headers()).containsEntry("content-type", "application/problem+json");
        if (answer.status() == 400) {
            assertThat(answer.body().path("field").asText()).as(what).isNotBlank();
        }
    }
}
