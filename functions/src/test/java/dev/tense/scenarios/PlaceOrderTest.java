package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.platform.SimulatedSystem.Answer;
import dev.tense.platform.SimulatedSystem.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlaceOrderTest {
    private final Shop shop = new Shop();

    @Test
    void an_order_is_placed_and_everybody_who_cares_reacts_once() {
        Answer placed = shop.place("one", "tok_approved");

        assertThat(placed.status()).isEqualTo(201);
        String order = placed.body().path("orderId").asText();
        assertThat(placed.text()).isEqualTo("""
                {"result":"order-placed","orderId":"%s","orderNumber":"%s",\
                "total":{"amount":"49.98","currency":"EUR"},"estimatedDelivery":"2026-11-27"}""".formatted(
                        order, placed.body().path("orderNumber").asText()));
        assertThat(shop.stock("BOOK-1")).isEqualTo(Shop.BOOKS - 2);
        assertThat(shop.moneyKept(order)).isEqualTo(1);

        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("PLACED");
        assertThat(shop.customer().path("points").asLong()).isEqualTo(49);
        assertThat(shop.mails()).containsExactly("order-confirmation", "order-shipped");
        assertThat(shop.system.query("get-sales", "day", "2026-11-22").text())
                .isEqualTo("{\"day\":\"2026-11-22\",\"sums\":[{\"orders\":1,\"itemCount\":2,"
                        + "\"totalAmount\":{\"amount\":\"49.98\",\"currency\":\"EUR\"}}]}");
        assertThat(shop.system.query("get-pick-list", "day", "2026-11-22").text())
                .isEqualTo("{\"day\":\"2026-11-22\",\"entries\":[{\"orderId\":\"" + order
                        + "\",\"items\":[{\"sku\":\"BOOK-1\",\"quantity\":2}],\"priority\":\"normal\"}]}");
        assertThat(shop.system.deadLetters()).isEmpty();
    }

    @Test
    void order_placed_is_published_after_all_three_steps_succeeded() {
        shop.place("one", "tok_approved");

        assertThat(shop.eventTypes())
                .endsWith(
                        "orders.order-created.v1",
                        "payments.payment-processed.v1",
                        "inventory.inventory-reserved.v1",
                        "orders.order-placed.v1");
    }

    @Test
    void the_same_command_again_gets_the_same_bytes_and_does_nothing() {
        Answer first = shop.place("one", "tok_approved");
        shop.system.deliverAll();
        int commits = shop.commits().size();

        Answer second = shop.place("one", "tok_approved");
        shop.system.deliverAll();

        assertThat(second).isEqualTo(first);
        assertThat(shop.commits()).hasSize(commits);
        assertThat(shop.mails()).containsExactly("order-confirmation", "order-shipped");
        assertThat(shop.customer().path("points").asLong()).isEqualTo(49);
        assertThat(shop.stock("BOOK-1")).isEqualTo(Shop.BOOKS - 2);
    }

    @Test
    void the_same_command_id_with_another_body_is_refused_and_changes_nothing() {
        shop.place("one", "tok_approved");
        int commits = shop.commits().size();

        Answer other = shop.place("one", "tok_approved", "BOOK-1", 3);

        assertThat(other.status()).isEqualTo(422);
        assertThat(other.headers()).containsEntry("content-type", "application/problem+json");
        assertThat(shop.commits()).hasSize(commits);
    }

    @ParameterizedTest
    @CsvSource({
        "tok_insufficient_funds, INSUFFICIENT_FUNDS, 402",
        "tok_declined, PAYMENT_DECLINED, 402",
        "tok_nobody_knows, PAYMENT_DECLINED, 402"
    })
    void a_refused_payment_cancels_the_order_with_its_reason(String token, String reason, int status) {
        Answer failed = shop.place("one", token);

        assertThat(failed.status()).isEqualTo(status);
        String order = failed.body().path("orderId").asText();
        assertThat(failed.text())
                .isEqualTo(
                        "{\"result\":\"checkout-failed\",\"orderId\":\"" + order + "\",\"reason\":\"" + reason + "\"}");
        shop.system.deliverAll();
        assertThat(shop.order(order)).isEqualTo("CANCELLED");
        assertThat(shop.moneyKept(order)).isZero();
        assertThat(shop.stock("BOOK-1")).isEqualTo(Shop.BOOKS);
        assertThat(shop.place("one", token)).isEqualTo(failed);
    }

    @Test
    void the_second_buyer_of_the_last_one_gets_the_money_back() {
        assertThat(shop.place("one", "tok_approved", "LAST-1", 1).status()).isEqualTo(201);

        Answer second = shop.place("two", "tok_approved", "LAST-1", 1);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.body().path("reason").asText()).isEqualTo("OUT_OF_STOCK");
        String order = second.body().path("orderId").asText();
        assertThat(shop.moneyKept(order)).isEqualTo(1);
        shop.system.deliverAll();
        assertThat(shop.moneyKept(order)).isZero();
        assertThat(shop.stock("LAST-1")).isZero();
        assertThat(shop.events("payments.payment-refunded.v1")).isEqualTo(1);
    }

    @Test
    void an_unknown_product_creates_nothing_and_the_same_command_may_succeed_later() {
        int commits = shop.commits().size();

        Answer failed = shop.place("one", "tok_approved", "BOOK-2", 1);

        assertThat(failed.status()).isEqualTo(409);
        assertThat(failed.text()).isEqualTo("{\"result\":\"checkout-failed\",\"reason\":\"UNKNOWN_PRODUCT\"}");
        assertThat(shop.commits()).hasSize(commits);

        shop.system.command("add-product", """
                {"commandId": "new", "sku": "BOOK-2", "name": "New", "price": {"amount": "5.00", "currency": "EUR"}}""");
        shop.system.command("restock-inventory", """
                {"commandId": "more", "sku": "BOOK-2", "quantity": 5}""");
        assertThat(shop.place("one", "tok_approved", "BOOK-2", 1).status()).isEqualTo(201);
    }

    @Test
    void an_order_may_cost_the_limit_and_not_a_cent_more() {
        add("YACHT", "50000.00");
        add("CANOE", "9090.91");
        int commits = shop.commits().size();

        assertThat(shop.place("more", "tok_approved", "CANOE", 11).text())
                .isEqualTo("{\"result\":\"checkout-failed\",\"reason\":\"ORDER_LIMIT_EXCEEDED\"}");
        assertThat(shop.commits()).hasSize(commits);
        assertThat(shop.place("all", "tok_approved", "YACHT", 2).status()).isEqualTo(201);
    }

    private void add(String sku, String price) {
        shop.system.command("add-product", """
                {"commandId": "add-%1$s", "sku": "%1$s", "name": "A %1$s", "price": {"amount": "%2$s", "currency": "EUR"}}
                """.formatted(sku, price));
        shop.system.command("restock-inventory", """
                {"commandId": "restock-%1$s", "sku": "%1$s", "quantity": 20}
                """.formatted(sku));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tok_timeout_after_charge", "tok_timeout_before_charge"})
    void a_charge_without_an_answer_is_asked_for_again_and_made_once(String token) {
        Answer pending = shop.place("one", token);

        assertThat(pending.status()).isEqualTo(202);
        assertThat(pending.headers()).containsEntry("retry-after", "5");
        String order = pending.body().path("orderId").asText();
        assertThat(pending.text())
                .isEqualTo("{\"result\":\"checkout-pending\",\"orderId\":\"" + order + "\",\"retryAfterSeconds\":5}");

        shop.system.clock.advance(Duration.ofSeconds(5));
        Answer placed = shop.place("one", token);

        assertThat(placed.status()).isEqualTo(201);
        assertThat(placed.body().path("orderId").asText()).isEqualTo(order);
        assertThat(shop.moneyKept(order)).isEqualTo(1);
        assertThat(shop.events("payments.payment-processed.v1")).isEqualTo(1);
    }

    @Test
    void an_order_that_nobody_can_finish_is_cancelled_after_its_deadline() {
        Answer pending = shop.place("one", "tok_temporary_failure");
        assertThat(pending.status()).isEqualTo(202);
        String order = pending.body().path("orderId").asText();

        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("CANCELLED");
        assertThat(shop.system.deadLetters()).isEmpty();
        assertThat(shop.place("one", "tok_temporary_failure").text())
                .isEqualTo("{\"result\":\"checkout-failed\",\"orderId\":\"" + order + "\",\"reason\":\"EXPIRED\"}");
    }

    @Test
    void a_reaction_that_fails_touches_neither_the_order_nor_the_other_reactions() {
        Answer placed = shop.system.command("place-order", """
                {"commandId": "one", "customerId": "C-MAIL-FAILS-1", "items": [{"sku": "BOOK-1", "quantity": 1}],
                 "shippingAddress": {"name": "N", "street": "S", "city": "C", "postalCode": "1", "country": "CH"},
                 "paymentMethod": {"type": "card", "token": "tok_approved"}}""");
        String order = placed.body().path("orderId").asText();

        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("PLACED");
        assertThat(shop.system.deadLetters())
                .extracting(Message::reaction)
                .containsExactly("send-confirmation-on-order-placed", "send-tracking-on-order-shipped");
        var timeline = shop.system.query("get-order-timeline", "orderId", order).text();
        assertThat(timeline)
                .contains("\"name\":\"send-confirmation-on-order-placed\",\"status\":\"dead-lettered\",\"attempts\":5,"
                        + "\"cause\":\"UNAVAILABLE_MAIL\"")
                .contains("\"name\":\"award-points-on-order-placed\",\"status\":\"done\",\"attempts\":1")
                .contains("\"name\":\"track-sale-on-order-placed\",\"status\":\"done\",\"attempts\":1")
                .contains("\"name\":\"notify-warehouse-on-order-placed\",\"status\":\"done\",\"attempts\":1");
    }

    @Test
    void every_message_delivered_again_in_the_opposite_order_changes_nothing() {
        Answer placed = shop.place("one", "tok_approved");
        List<Message> messages = shop.system.waiting();
        shop.system.deliverAll();
        String customer = shop.customer().toString();
        int commits = shop.commits().size();

        messages.reversed().forEach(shop.system::deliver);

        assertThat(shop.customer()).hasToString(customer);
        assertThat(shop.commits()).hasSize(commits);
        assertThat(shop.system.query("get-sales", "day", "2026-11-22").text()).contains("\"orders\":1,");
        assertThat(shop.moneyKept(placed.body().path("orderId").asText())).isEqualTo(1);
    }

    @Test
    void a_checkout_that_was_finished_leaves_nothing_to_resume_and_says_so() {
        String order = shop.place("one", "tok_approved").body().path("orderId").asText();

        shop.system.deliverAll();
        shop.system.clock.advance(Duration.ofHours(3));

        assertThat(shop.system.query("get-order-timeline", "orderId", order).text())
                .contains("\"name\":\"resume-checkout\",\"status\":\"done\",\"attempts\":1");
    }

    @Test
    void a_killed_attempt_that_could_write_nothing_is_presumed_dead_after_its_time() {
        String order = shop.place("one", "tok_approved").body().path("orderId").asText();

        shop.system.clock.advance(Duration.ofHours(2));

        assertThat(shop.system.query("get-order-timeline", "orderId", order).text())
                .contains(
                        "\"name\":\"award-points-on-order-placed\",\"status\":\"dead-lettered\",\"attempts\":0,\"presumed\":true");
    }
}
