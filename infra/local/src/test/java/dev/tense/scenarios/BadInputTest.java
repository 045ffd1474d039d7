package dev.tense.scenarios;

import static dev.tense.scenarios.BadRequest.FORM;
import static dev.tense.scenarios.BadRequest.SECRET;
import static dev.tense.scenarios.BadRequest.body;
import static dev.tense.scenarios.BadRequest.command;
import static dev.tense.scenarios.BadRequest.get;
import static dev.tense.scenarios.BadRequest.headers;
import static dev.tense.scenarios.BadRequest.order;
import static dev.tense.scenarios.BadRequest.post;
import static dev.tense.scenarios.BadRequest.with;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(SharedPlatform.class)
class BadInputTest {
    private static final int LARGEST = 64 * 1024;
    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    @ParameterizedTest
    @MethodSource({"fields", "types", "numbers", "lists", "texts", "documents", "requests", "paths", "others"})
    void is_refused_by_name_and_leaves_no_trace(BadRequest bad, Platform platform) {
        Set<String> before = platform.tables.processes();

        Reply refused = platform.send(bad.request().apply(platform));

        assertThat(refused.status()).as(refused.body()).isEqualTo(bad.status());
        assertThat(refused.header("content-type")).contains("application/problem+json");
        JsonNode problem = refused.json();
        assertThat(problem.path("status").asInt()).isEqualTo(bad.status());
        assertThat(problem.path("type").asText()).startsWith("urn:tense:problem:");
        assertThat(problem.path("title").asText()).isNotBlank();
        assertThat(problem.path("detail").asText()).isNotBlank().startsWith(bad.field());
        assertThat(problem.path("field").asText()).isEqualTo(bad.field());
        assertThat(refused.body().toLowerCase(Locale.ROOT))
                .doesNotContain(SECRET, "example", FORM.token(), "exception", "jackson", "dev.tense");
        assertThat(platform.tables.processes()).isEqualTo(before);
    }

    static List<BadRequest> fields() {
        return List.of(
                order("an unknown field", "{\"commandId\"", "{\"colour\": \"s3cret\", \"commandId\"", "colour"),
                order(
                        "an unknown field of a line",
                        "\"quantity\": 2",
                        "\"quantity\": 2, \"price\": 1",
                        "items[0].price"),
                order(
                        "a field with a secret for a name",
                        "{\"comm",
                        "{\"s3cret secret\": 1, \"comm",
                        "(a field with an unusual name)"),
                order("a field in another case", "\"customerId\"", "\"CustomerId\"", "customerId"),
                order("no command id", "\"commandId\": \"s3cret-command\", ", "", "commandId"),
                order("no customer", "\"customerId\": \"C-S3CRET\", ", "", "customerId"),
                order("no items", "\"items\"", "\"shippingAddress\"", "shippingAddress"),
                order("no list of items", "\"items\": [{\"sku\": \"BOOK-1\", \"quantity\": 2}], ", "", "items"),
                order("no product", "\"sku\": \"BOOK-1\", ", "", "items[0].sku"),
                order("no quantity", ", \"quantity\": 2", "", "items[0].quantity"),
                order("no name", "\"name\": \"Example Customer\", ", "", "shippingAddress.name"),
                order("no street", "\"street\": \"1 O'Example Street\", ", "", "shippingAddress.street"),
                order("no city", "\"city\": \"Zürich\", ", "", "shippingAddress.city"),
                order("no postal code", "\"postalCode\": \"8001\", ", "", "shippingAddress.postalCode"),
                order("no country", ", \"country\": \"CH\"", "", "shippingAddress.country"),
                order("no kind of payment", "\"type\": \"card\", ", "", "paymentMethod.type"),
                order("no token", ", \"token\": \"tok_approved\"", "", "paymentMethod.token"),
                order("a customer that is null", "\"C-S3CRET\"", "null", "customerId"),
                order("a line that is null", "{\"sku\": \"BOOK-1\", \"quantity\": 2}", "null", "items[0]"),
                order("a field twice", "\"customerId\"", "\"commandId\": \"s3cret\", \"customerId\"", "commandId"),
                body("no address", without("shippingAddress"), "shippingAddress"),
                body("no payment", without("paymentMethod"), "paymentMethod"));
    }

    static List<BadRequest> types() {
        return List.of(
                order("a text for a number", "\"quantity\": 2", "\"quantity\": \"2\"", "items[0].quantity"),
                order("a truth for a number", "\"quantity\": 2", "\"quantity\": true", "items[0].quantity"),
                order("a list for a number", "\"quantity\": 2", "\"quantity\": [2]", "items[0].quantity"),
                order("a number for a customer", "\"C-S3CRET\"", "77", "customerId"),
                order("an object for a customer", "\"C-S3CRET\"", "{\"value\": \"s3cret\"}", "customerId"),
                order("a number for a command id", "\"s3cret-command\"", "77", "commandId"),
                order("a number for a text", "\"8001\"", "8001", "shippingAddress.postalCode"),
                order(
                        "an object for a list",
                        "[{\"sku\": \"BOOK-1\", \"quantity\": 2}]",
                        "{\"sku\": \"BOOK-1\"}",
                        "items"),
                order("a text for a line", "{\"sku\": \"BOOK-1\", \"quantity\": 2}", "\"s3cret\"", "items[0]"),
                order(
                        "a text for an object",
                        "{\"type\": \"card\", \"token\": \"tok_approved\"}",
                        "\"s3cret\"",
                        "paymentMethod"),
                order(
                        "a list for an object",
                        "{\"type\": \"card\", \"token\": \"tok_approved\"}",
                        "[]",
                        "paymentMethod"),
                order(
                        "an empty text for an object",
                        "{\"type\": \"card\", \"token\": \"tok_approved\"}",
                        "\"\"",
                        "paymentMethod"),
                order("an unknown kind of payment", "\"card\"", "\"s3cret\"", "paymentMethod.type"),
                order("a number for a kind of payment", "\"card\"", "0", "paymentMethod.type"),
                order("an empty kind of payment", "\"card\"", "\"\"", "paymentMethod.type"));
    }

    static List<BadRequest> numbers() {
        return Stream.of(
                        "0",
                        "-1",
                        "1001",
                        "1.5",
                        "2.0",
                        "1e400",
                        "1e2",
                        "2147483648",
                        "9223372036854775808",
                        "9".repeat(500))
                .map(number -> order(
                        "a quantity of " + number.substring(0, Math.min(20, number.length())),
                        "\"quantity\": 2",
                        "\"quantity\": " + number,
                        number.length() > 100 ? "body" : "items[0].quantity"))
                .toList();
    }

    static List<BadRequest> lists() {
        String line = "{\"sku\": \"BOOK-1\", \"quantity\": 2}";
        String many = IntStream.rangeClosed(1, 51)
                .mapToObj(number -> "{\"sku\": \"B-%d\", \"quantity\": 1}".formatted(number))
                .collect(Collectors.joining(", "));
        return List.of(
                order("no line", line, "", "items"),
                order("51 lines", line, many, "items"),
                order("a product twice", line, line + ", " + line, "items[1].sku"));
    }

    static List<BadRequest> texts() {
        return List.of(
                order("an empty name", "Example Customer", "", "shippingAddress.name"),
                order("a blank name", "Example Customer", "  ", "shippingAddress.name"),
                order("a name of 101 characters", "Example Customer", "x".repeat(101), "shippingAddress.name"),
                order("a name with a line break", "Example Customer", "s3\\ncret", "shippingAddress.name"),
                order("a name with a null", "Example Customer", "s3cret\\u0000", "shippingAddress.name"),
                order("a bare control character", "Example Customer", "s3cret\u0007", "body"),
                order("the first half of a character", "Example Customer", "s3cret\\ud83d", "shippingAddress.name"),
                order("the second half of a character", "Example Customer", "\\ude00s3cret", "shippingAddress.name"),
                order("a country by its name", "\"CH\"", "\"Switzerland\"", "shippingAddress.country"),
                order("a country in small letters", "\"CH\"", "\"ch\"", "shippingAddress.country"),
                order("a country that does not exist", "\"CH\"", "\"ZZ\"", "shippingAddress.country"),
                order("a customer with a slash", "C-S3CRET", "C/S3CRET", "customerId"),
                order("a customer with a hash", "C-S3CRET", "C#S3CRET", "customerId"),
                order("a customer of 65 characters", "C-S3CRET", "C".repeat(65), "customerId"),
                order("an empty customer", "C-S3CRET", "", "customerId"),
                order("a product with a space", "BOOK-1", "BOOK 1", "items[0].sku"),
                order("an empty command id", "s3cret-command", "", "commandId"),
                order("a command id with a space", "s3cret-command", "s3cret command", "commandId"),
                order("a command id of 129 characters", "s3cret-command", "c".repeat(129), "commandId"),
                order("an empty token", "tok_approved", "", "paymentMethod.token"),
                order("a token of 256 characters", "tok_approved", "t".repeat(256), "paymentMethod.token"));
    }

    static List<BadRequest> documents() {
        byte[] notUtf8 = FORM.json().getBytes(StandardCharsets.ISO_8859_1);
        return List.of(
                body("an empty body", "", "body"),
                body("white space", "  ", "body"),
                body("a list", "[]", "body"),
                body("null", "null", "body"),
                body("a text", "\"s3cret\"", "body"),
                body("a number", "77", "body"),
                body("half a document", "{\"commandId\": \"s3cret", "body"),
                body("a form", "commandId=s3cret&customerId=C-1", "body"),
                body("something after the end", FORM.json() + "{}", "body"),
                body("a comma too many", FORM.json().strip().replaceAll("}$", ",}"), "body"),
                body("a thousand lists in each other", "[".repeat(1000) + "]".repeat(1000), "body"),
                order("depth in a field", "\"C-S3CRET\"", "[".repeat(1000) + "]".repeat(1000), "body"),
                body("an encoding that is not UTF-8", notUtf8, "body"),
                body("a UTF-16 document", FORM.json().getBytes(StandardCharsets.UTF_16), "body"));
    }

    static List<BadRequest> requests() {
        byte[] tooLarge = padded(LARGEST + 1);
        return List.of(
                post("a body above 64 KiB", "place-order", JSON, tooLarge, 413, ""),
                headers("a text", Map.of("Content-Type", "text/plain"), 415, ""),
                headers("no content type", Map.of(), 415, ""),
                headers("another encoding", Map.of("Content-Type", "application/json; charset=iso-8859-1"), 415, ""),
                headers("two command ids", key("another"), 400, "commandId"),
                headers("an empty key", key(""), 400, "Idempotency-Key"),
                headers("a key with a space", key("s3cret command"), 400, "Idempotency-Key"),
                headers("a key of 129 characters", key("k".repeat(129)), 400, "Idempotency-Key"),
                headers("a key with an open quote", key("\"s3cret command"), 400, "Idempotency-Key"));
    }

    static List<BadRequest> paths() {
        return List.of(
                get("reading a command", "/commands/place-order", 405, ""),
                with("deleting a command", "DELETE", "/commands/place-order", 405, ""),
                with("posting to a query", "POST", "/orders/0123", 405, ""),
                with("patching a timeline", "PATCH", "/orders/0123/timeline", 405, ""),
                get("an unknown path", "/no/such/path", 404, ""),
                get("the root", "/", 404, ""),
                with("an unknown command", "POST", "/commands/give-it-away", 404, ""),
                with("a reaction as a command", "POST", "/commands/resume-checkout", 404, ""),
                get("an order nobody knows", "/orders/0123456789abcdef0123456789abcdef", 404, ""),
                get("a timeline nobody knows", "/orders/0123456789abcdef0123456789abcdef/timeline", 404, ""),
                get("a product nobody knows", "/stock/S3CRET", 404, ""),
                get("an order with a space", "/orders/s3cret%20id", 400, "orderId"),
                get("an order with a line break", "/orders/s3cret%0Aid", 400, "orderId"),
                get("an order with a hash", "/orders/s3cret%23id", 400, "orderId"),
                get("an order of 65 characters", "/orders/" + "0".repeat(65), 400, "orderId"),
                get("a product with a slash", "/stock/s3cret%2Fid", 400, "sku"),
                get("a customer with a control character", "/customers/s3cret%1F", 400, "customerId"),
                get("a command nobody sent", "/commands/0123456789", 404, ""),
                with("deleting what was sent", "DELETE", "/commands/0123456789", 404, ""),
                get("a command with a space", "/commands/s3cret%20id", 400, "commandId"),
                get("a command of 129 characters", "/commands/" + "0".repeat(129), 400, "commandId"),
                get("sales of no day", "/sales/s3cret", 400, "day"),
                get("sales of a day that never comes", "/sales/2026-02-30", 400, "day"),
                get("picks of a number", "/picks/0", 400, "day"));
    }

    static List<BadRequest> others() {
        String product = """
                {"commandId": "s3cret", "sku": "S3CRET", "name": "Book", "price": {"amount": %s, "currency": %s}}""";
        return List.of(
                command("a price as a number", "add-product", product.formatted("24.99", "\"EUR\""), "price.amount"),
                command(
                        "a price below nothing",
                        "add-product",
                        product.formatted("\"-1.00\"", "\"EUR\""),
                        "price.amount"),
                command("a tenth of a cent", "add-product", product.formatted("\"1.999\"", "\"EUR\""), "price.amount"),
                command("a price in powers", "add-product", product.formatted("\"1e3\"", "\"EUR\""), "price.amount"),
                command(
                        "a price beyond reason",
                        "add-product",
                        product.formatted("\"100000.01\"", "\"EUR\""),
                        "price.amount"),
                command(
                        "an unknown currency",
                        "add-product",
                        product.formatted("\"1.00\"", "\"S3CRET\""),
                        "price.currency"),
                command(
                        "less than nothing to restock",
                        "restock-inventory",
                        "{\"commandId\": \"s3cret\", \"sku\": \"BOOK-1\", \"quantity\": -5}",
                        "quantity"),
                command(
                        "an order by a path",
                        "cancel-order",
                        "{\"commandId\": \"s3cret\", \"orderId\": \"../s3cret\"}",
                        "orderId"));
    }

    @Test
    void a_method_that_a_path_does_not_take_is_told_the_one_it_takes(Platform platform) {
        assertThat(platform.get("/commands/place-order").header("allow")).contains("POST");
        assertThat(platform.send(platform.request("/orders/0123").DELETE()).header("allow"))
                .contains("GET");
    }

    @Test
    void what_is_just_within_the_limits_is_taken(Platform platform) {
        Reply largest = platform.send(post("", "place-order", JSON, padded(LARGEST), 201, "")
                .request()
                .apply(platform));
        assertThat(largest.status()).as(largest.body()).isEqualTo(201);

        OrderForm keyless = OrderForm.of("C-KEY");
        String json = keyless.json().replace("\"commandId\": \"" + keyless.commandId() + "\", ", "");
        Map<String, String> key = Map.of(
                "Content-Type",
                "Application/JSON; charset=UTF-8",
                "Idempotency-Key",
                "\"" + keyless.commandId() + "\"");
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        Reply byKey = platform.send(
                post("", "place-order", key, bytes, 201, "").request().apply(platform));
        assertThat(byKey.status()).as(byKey.body()).isEqualTo(201);
        assertThat(platform.place(keyless).body()).isEqualTo(byKey.body());
    }

    private static Map<String, String> key(String key) {
        return Map.of("Content-Type", "application/json", "Idempotency-Key", key);
    }

    private static byte[] padded(int bytes) {
        byte[] json = OrderForm.of("C-LARGE").json().getBytes(StandardCharsets.UTF_8);
        byte[] padded = new byte[bytes];
        Arrays.fill(padded, (byte) ' ');
        System.arraycopy(json, 0, padded, 0, json.length);
        return padded;
    }

    private static String without(String field) {
        var json = (ObjectNode) Reply.parse(FORM.json());
        json.remove(field);
        return json.toString();
    }
}
