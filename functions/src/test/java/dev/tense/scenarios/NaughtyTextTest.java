package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tense.messaging.Commit;
import dev.tense.messaging.Envelopes;
import dev.tense.messaging.Json;
import dev.tense.platform.SimulatedSystem;
import dev.tense.platform.SimulatedSystem.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Texts that broke something somewhere: each is kept exactly as it came, or refused by the name of its field. */
class NaughtyTextTest {
    private static final List<String> EXTRA = List.of(
            "\u0000",
            "a\u0000b",
            "\ud800",
            "\udfff\ud800",
            "a\ud83d",
            "\ude00b",
            "\ud83d\udce6".repeat(50),
            "\ud83d\udce6".repeat(100),
            "x".repeat(100),
            "x".repeat(101),
            "x".repeat(200),
            "x".repeat(201),
            "\uffff\ufffe\ufdd0",
            "\u2028\u2029",
            "u\u0308\u00fc",
            "\u0085",
            "\u007f",
            "\u00a0",
            "\u200b",
            "\ufeffbom");

    private static final JsonMapper ASCII =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private final Shop shop = new Shop();
    private final SimulatedSystem system = shop.system;
    private final List<String> texts =
            Stream.concat(HostileData.texts().stream(), EXTRA.stream()).toList();
    private int cases;
    private int kept;

    @AfterEach
    void figures() {
        System.out.printf("proof: naughty texts, %d cases, %d kept exactly%n", cases, kept);
    }

    @Test
    void the_name_of_a_product_comes_back_in_its_event_and_its_query() {
        for (String text : texts) {
            String sku = "N-" + cases;
            ObjectNode product = object("""
                    {"commandId": "%1$s", "sku": "%1$s", "price": {"amount": "1.00", "currency": "EUR"}}""".formatted(sku)).put("name", text);

            Answer answer = send("add-product", product);

            if (!Texts.fits(text, 200)) {
                refused(answer, "name");
                continue;
            }
            kept(answer);
            assertThat(system.query("get-stock", "sku", sku).body().path("name").asText())
                    .isEqualTo(text);
            assertThat(envelope(last()).path("data").path("name").asText()).isEqualTo(text);
            assertThat(system.command("add-product", ascii(product)).text())
                    .as("the same command, escaped")
                    .isEqualTo(answer.text());
        }
    }

    @Test
    void an_address_is_kept_in_the_private_part() {
        var longest = Map.of("name", 100, "street", 200, "city", 100, "postalCode", 20);
        longest.forEach((field, most) -> {
            for (String text : texts) {
                ObjectNode order = order("A-" + cases);
                ((ObjectNode) order.path("shippingAddress")).put(field, text);

                Answer answer = send("create-order", order);

                if (Texts.fits(text, most)) {
                    kept(answer);
                    assertThat(parse(last().notes().getFirst().json())
                                    .findValue(field)
                                    .asText())
                            .isEqualTo(text);
                } else {
                    refused(answer, "shippingAddress." + field);
                }
            }
        });
    }

    /** Some of them: a password takes its time. */
    @Test
    void the_name_of_a_user_is_kept() {
        for (int number = 0; number < texts.size(); number += 25) {
            String text = texts.get(number);
            ObjectNode user = object("""
                    {"commandId": "F-%1$d", "email": "f%1$d@example.com", "password": "correct horse"}""".formatted(number)).put("fullName", text);

            Answer answer = send("register-user", user);

            if (Texts.fits(text, 200)) {
                kept(answer);
                String id = answer.body().path("userId").asText();
                assertThat(shop.memory.partition("users#user#" + id))
                        .singleElement()
                        .satisfies(kept -> assertThat(kept.text("fullName")).isEqualTo(text));
            } else {
                refused(answer, "fullName");
            }
        }
    }

    @Test
    void an_identifier_is_plain_or_refused() {
        for (String text : texts) {
            boolean plain = text.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
            Answer customer = send("create-order", order("C-" + cases).put("customerId", text));
            if (plain) {
                kept(customer);
                assertThat(envelope(last()).path("data").path("customerId").asText())
                        .isEqualTo(text);
                assertThat(system.query("get-customer", "customerId", text)
                                .body()
                                .path("customerId")
                                .asText())
                        .isEqualTo(text);
            } else {
                refused(customer, "customerId");
            }
            ObjectNode restock = object("{\"commandId\": \"S-" + cases + "\", \"quantity\": 1}")
                    .put("sku", text);
            Answer sku = send("restock-inventory", restock);
            cases++;
            assertThat(sku.status()).as(sku.text()).isEqualTo(plain ? 404 : 400);
        }
    }

    @Test
    void a_command_id_is_visible_ascii_or_refused() {
        for (String text : texts) {
            ObjectNode restock =
                    object("{\"sku\": \"BOOK-1\", \"quantity\": 1}").put("commandId", text);
            Answer answer = send("restock-inventory", restock);
            if (text.matches("[!-~]{1,128}")) {
                kept(answer);
                assertThat(system.command("restock-inventory", restock.toString())
                                .text())
                        .isEqualTo(answer.text());
            } else {
                refused(answer, "commandId");
            }
        }
    }

    @Test
    void a_mail_address_is_one_or_refused() {
        for (String text : texts) {
            ObjectNode user = object(
                            "{\"commandId\": \"U-" + cases + "\", \"password\": \"12345678\", \"fullName\": \"\"}")
                    .put("email", text);
            refused(send("register-user", user), text.contains("@") ? null : "email");
        }
    }

    @Test
    void the_name_of_a_member_is_known_or_refused_and_not_repeated() {
        for (String text : texts) {
            ObjectNode order = order("M-" + cases);
            order.put(text, "x");
            Answer answer = send("create-order", order);
            refused(answer, null);
            if (!text.matches("[A-Za-z0-9_-]{1,64}")) {
                assertThat(answer.body().path("field").asText()).isEqualTo("(a field with an unusual name)");
            }
        }
    }

    @Test
    void in_a_header_or_a_path_it_does_no_harm() {
        for (String text : texts) {
            for (String header : List.of("idempotency-key", "prefer", "traceparent", "content-type", "x-other")) {
                var headers = header.equals("content-type")
                        ? Map.of(header, text)
                        : Map.of("content-type", "application/json", header, text);
                harmless(system.command(
                        "restock-inventory",
                        "{\"commandId\": \"H\", \"sku\": \"BOOK-1\", \"quantity\": 1}".getBytes(StandardCharsets.UTF_8),
                        headers));
            }
            harmless(system.query("get-stock", "sku", text));
            harmless(system.query("get-order", "orderId", text));
            harmless(system.query("get-order-timeline", "orderId", text));
            harmless(system.query("get-customer", "customerId", text));
            harmless(system.query("get-contact", "userId", text));
            harmless(system.query("get-sales", "day", text));
            harmless(system.query("get-command", "commandId", text));
        }
    }

    /** What cannot be written in UTF-8 can only come escaped. */
    private Answer send(String function, ObjectNode command) {
        int before = system.commits().size();
        Answer answer = harmless(system.command(function, command.toString()));
        if (answer.body().path("field").asText().equals("body")) {
            answer = harmless(system.command(function, ascii(command)));
        }
        if (answer.status() >= 400) {
            assertThat(system.commits()).as("the log").hasSize(before);
        }
        return answer;
    }

    private Answer harmless(Answer answer) {
        cases++;
        assertThat(answer.status()).as(answer.text()).isBetween(200, 499);
        if (answer.status() == 400) {
            assertThat(answer.text().toLowerCase(Locale.ROOT)).doesNotContain("exception", "jackson", "dev.tense");
        }
        return answer;
    }

    private void kept(Answer answer) {
        kept++;
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
    }

    /** Without a field it may be any. */
    private static void refused(Answer answer, @Nullable String field) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        if (field != null) {
            assertThat(answer.body().path("field").asText()).isEqualTo(field);
        }
    }

    private Commit last() {
        return system.commits().getLast();
    }

    private static JsonNode envelope(Commit commit) {
        return parse(Envelopes.of(commit).getFirst().json());
    }

    private static ObjectNode order(String id) {
        return object("""
                {"commandId": "%s", "customerId": "C-1", "items": [{"sku": "BOOK-1", "quantity": 1}],
                 "shippingAddress": {"name": "N", "street": "S", "city": "C", "postalCode": "P", "country": "CH"},
                 "paymentMethod": {"type": "card", "token": "tok_approved"}}""".formatted(id));
    }

    private static ObjectNode object(String json) {
        return (ObjectNode) parse(json);
    }

    private static JsonNode parse(String json) {
        return Json.parse(json, JsonNode.class);
    }

    private static String ascii(ObjectNode json) {
        try {
            return ASCII.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
