package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.platform.SimulatedSystem.Answer;
import dev.tense.platform.SimulatedSystem.Message;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Customers see and change what is their own, and learn nothing of the rest. */
class OwnerTest {
    private final Shop shop = new Shop();
    private String order = "";

    @BeforeEach
    void the_customer_c1_places_an_order() {
        shop.system.asCustomer("C-1");
        order = shop.place("one", "tok_approved").body().path("orderId").asText();
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-order", "get-order-timeline", "get-shipment"})
    void to_a_stranger_an_order_is_as_one_that_does_not_exist(String query) {
        shop.system.deliverAll();
        assertThat(asked(query, order).status()).isEqualTo(200);
        shop.system.asCustomer("C-2");

        assertThat(asked(query, order).status()).isEqualTo(404);
        assertThat(asked(query, order).text()).isEqualTo(asked(query, "none").text());
        shop.system.asOperator();
        assertThat(asked(query, order).status()).isEqualTo(200);
    }

    private Answer asked(String query, String id) {
        return shop.system.query(query, "orderId", id);
    }

    @Test
    void a_stranger_does_not_see_a_customer() {
        shop.system.deliverAll();
        assertThat(shop.customer().path("points").asInt()).isEqualTo(49);
        shop.system.asCustomer("C-2");

        assertThat(shop.customer().path("detail").asText()).isEqualTo("no such customer");
        assertThat(shop.system.query("get-customer", "customerId", "C-2").status())
                .isEqualTo(200);
    }

    @Test
    void a_stranger_cancels_nothing_and_does_not_even_call_off_the_shipment() {
        shop.system.asCustomer("C-2");
        int commits = shop.commits().size();

        assertThat(shop.cancel("stop", order).text())
                .isEqualTo(shop.cancel("stop", "none").text().replace("none", order));
        assertThat(shop.cancel("stop", order).status()).isEqualTo(404);
        assertThat(shop.commits()).hasSize(commits);

        shop.system.deliverAll();
        shop.system.asCustomer("C-1");
        assertThat(shop.left(order)).isTrue();
        assertThat(shop.order(order)).isEqualTo("PLACED");
    }

    @Test
    void an_operator_cancels_anybodys_order() {
        shop.system.asOperator();

        assertThat(shop.cancel("stop", order).status()).isEqualTo(200);
    }

    @Test
    void somebody_elses_command_id_is_another_command() {
        Answer mine = shop.cancel("stop", order);
        shop.system.asCustomer("C-2");

        assertThat(mine.status()).isEqualTo(200);
        assertThat(shop.cancel("stop", order).status()).isEqualTo(404);
        shop.system.asOperator();
        assertThat(shop.cancel("stop", order).status()).isEqualTo(409);
        shop.system.asCustomer("C-1");
        assertThat(shop.cancel("stop", order)).isEqualTo(mine);
    }

    @ParameterizedTest
    @ValueSource(strings = {"place-order", "create-order"})
    void nobody_orders_in_the_name_of_another_customer(String command) {
        shop.system.asCustomer("C-2");
        int commits = shop.commits().size();

        Answer answer = shop.system.command(command, Shop.form("two", "tok_approved", "BOOK-1", 1, "CH"));

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text())
                .isEqualTo("{\"type\":\"urn:tense:problem:forbidden\",\"title\":\"Forbidden\",\"status\":403,"
                        + "\"detail\":\"customerId must be your own\",\"field\":\"customerId\"}");
        assertThat(shop.commits()).hasSize(commits);
    }

    @Test
    void a_command_sent_for_later_is_found_by_its_sender_alone() {
        Answer accepted = shop.placeLater("later", "tok_approved");
        assertThat(accepted.headers()).containsEntry("location", "/commands/later");
        shop.system.asCustomer("C-2");

        assertThat(shop.system.status("later").status()).isEqualTo(404);
        shop.system.asOperator();
        assertThat(shop.system.status("later").status()).isEqualTo(404);
        assertThat(shop.placeLater("later", "tok_approved").headers())
                .containsEntry("location", "/internal/commands/later");
        shop.system.asCustomer("C-1");
        assertThat(shop.system.status("later").status()).isEqualTo(200);
    }

    @Test
    void what_a_stranger_sends_for_later_is_the_strangers_all_the_way() {
        shop.system.asCustomer("C-2");
        shop.system.later("cancel-order", """
                {"commandId": "stop", "orderId": "%s"}""".formatted(order));
        shop.placeLater("in-your-name", "tok_approved");
        int commits = shop.commits().size();
        shop.system.deliverWhile(
                message -> Set.of("cancel-order", "place-order").contains(message.reaction()));

        assertThat(shop.system.status("stop").body().path("httpStatus").asInt()).isEqualTo(404);
        assertThat(shop.system
                        .status("in-your-name")
                        .body()
                        .path("problem")
                        .path("status")
                        .asInt())
                .isEqualTo(403);
        assertThat(shop.commits()).hasSize(commits);
        shop.system.asCustomer("C-1");
        assertThat(shop.order(order)).isEqualTo("PLACED");
    }

    @Test
    void a_message_that_says_something_else_than_its_sender_did_is_not_run() {
        shop.placeLater("later", "tok_approved");
        Message sent = shop.system.waiting().stream()
                .filter(message -> message.reaction().equals("place-order"))
                .findFirst()
                .orElseThrow();
        var forged = new Message(sent.reaction(), sent.body().replace("BOOK-1", "LAST-1"), 1);
        int commits = shop.commits().size();

        shop.system.deliver(forged);

        assertThat(shop.commits()).hasSize(commits);
        shop.system.deliver(sent);
        assertThat(shop.system.status("later").body().path("httpStatus").asInt())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @CsvSource({"get-stock, sku, BOOK-1", "get-sales, day, 2026-11-22", "get-contact, userId, U-1"})
    void what_is_not_for_customers_refuses_them_even_if_the_gateway_does_not(
            String query, String parameter, String id) {
        Answer answer = shop.system.query(query, parameter, id);

        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.body().path("detail").asText()).isEqualTo("this is not for customers");
    }

    @ParameterizedTest
    @ValueSource(strings = {"get-order", "get-stock", "get-command"})
    void a_route_that_forgot_its_authorizer_is_open_to_nobody(String query) {
        shop.system.asNobody();

        assertThat(shop.system.query(query, "orderId", order).status()).isEqualTo(401);
        assertThat(shop.cancel("stop", order).status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "customer:C-1", "system:tense"})
    void a_token_names_a_customer(String subject) {
        shop.system.asCustomer(subject);

        assertThat(asked("get-order", order).status()).isEqualTo(403);
    }

    @Test
    void the_next_session_of_a_role_is_the_same_caller() {
        shop.system.asIdentity("arn:aws:sts::000000000000:assumed-role/callcenter/one");
        Answer first = shop.cancel("stop", order);
        shop.system.asIdentity("arn:aws:sts::000000000000:assumed-role/callcenter/two");

        assertThat(first.status()).isEqualTo(200);
        assertThat(shop.cancel("stop", order)).isEqualTo(first);
        shop.system.asIdentity("arn:aws:sts::000000000000:assumed-role/another/one");
        assertThat(shop.cancel("stop", order).status()).isEqualTo(409);
    }
}
