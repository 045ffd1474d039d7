package dev.tense.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tense.platform.FaultyStore.Fault;
import dev.tense.platform.SimulatedSystem.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** CreateOrder alone: each step is a reaction to the event of the one before, and keeps what PlaceOrder keeps. */
class ChoreographyTest {
    private static final Set<String> STEPS = Set.of(
            "reserve-on-order-created",
            "pay-on-inventory-reserved",
            "place-on-payment-processed",
            "cancel-on-inventory-reservation-failed",
            "cancel-on-payment-declined");

    @Test
    void each_step_follows_from_the_event_of_the_one_before() {
        var shop = new Shop();
        String order = shop.create("one", "tok_approved");

        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("PLACED");
        assertThat(shop.eventTypes())
                .containsSubsequence(
                        "orders.order-created.v1",
                        "inventory.inventory-reserved.v1",
                        "payments.payment-processed.v1",
                        "orders.order-placed.v1",
                        "shipping.order-shipped.v1");
        assertThat(shop.customer().path("points").asLong()).isEqualTo(49);
        shop.assertBooksBalance();
    }

    @ParameterizedTest
    @CsvSource({
        "tok_insufficient_funds, BOOK-1, 2, CH, INSUFFICIENT_FUNDS",
        "tok_declined, BOOK-1, 2, CH, PAYMENT_DECLINED",
        "tok_approved, LAST-1, 2, CH, OUT_OF_STOCK",
        "tok_approved, BOOK-1, 2, AQ, SHIPPING_FAILED",
        "tok_temporary_failure, BOOK-1, 2, CH, EXPIRED",
        "tok_provider_error, BOOK-1, 2, CH, PAYMENT_DECLINED"
    })
    void a_step_that_fails_cancels_the_order_and_everything_is_given_back(
            String token, String sku, int quantity, String country, String reason) {
        var shop = new Shop();
        String order = shop.create("one", token, sku, quantity, country);

        shop.system.deliverAll();

        assertThat(shop.reason(order)).isEqualTo(reason);
        shop.assertBooksBalance();
    }

    @ParameterizedTest
    @CsvSource({"tok_timeout_after_charge", "tok_timeout_before_charge"})
    void a_charge_without_an_answer_is_asked_for_again_and_made_once(String token) {
        var shop = new Shop();
        String order = shop.create("one", token);

        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("PLACED");
        assertThat(shop.events("payments.payment-processed.v1")).isEqualTo(1);
        shop.assertBooksBalance();
    }

    /** Every call of every reaction fails once. */
    @ParameterizedTest
    @EnumSource(Fault.class)
    void a_step_that_fails_anywhere_is_done_once(Fault fault) {
        for (int call = 0; call < 70; call++) {
            var shop = new Shop();
            String order = shop.create("one", "tok_approved");
            shop.store.failAt(call, fault);

            shop.system.deliverAll();

            shop.store.heal();
            assertThat(shop.order(order)).isEqualTo("PLACED");
            assertThat(shop.events("orders.order-placed.v1")).isEqualTo(1);
            assertThat(shop.events("payments.payment-processed.v1")).isEqualTo(1);
            shop.assertBooksBalance();
        }
    }

    /** A cancellation happens before each call of every reaction. */
    @Test
    void a_cancellation_that_overtakes_a_step_anywhere_leaves_nothing_held() {
        var endings = new HashSet<String>();
        for (int call = 0; call < 70; call++) {
            var shop = new Shop();
            String order = shop.create("one", "tok_approved");
            shop.store.interruptAt(call, () -> shop.cancel("stop", order));

            shop.system.deliverAll();

            shop.store.heal();
            endings.add(shop.order(order));
            shop.assertBooksBalance();
        }
        assertThat(endings).isEqualTo(Set.of("PLACED", "CANCELLED"));
    }

    @Test
    void every_message_delivered_again_in_the_opposite_order_changes_nothing() {
        var shop = new Shop();
        shop.create("one", "tok_approved");
        var delivered = new java.util.ArrayList<Message>();
        shop.system.deliverWhile(message -> delivered.add(message));
        int commits = shop.commits().size();

        delivered.reversed().forEach(shop.system::deliver);

        assertThat(shop.commits()).hasSize(commits);
        shop.assertBooksBalance();
    }

    @Test
    void a_payment_that_is_made_before_its_turn_does_not_place_an_order_without_goods() {
        for (long left : List.of(2, 0)) {
            var shop = new Shop();
            String order = shop.create("one", "tok_approved", "BOOK-1", 2, "CH");
            if (left == 0) {
                shop.place("other", "tok_approved", "BOOK-1", Shop.BOOKS);
            }
            pay(shop, order, "49.98");
            shop.system.deliverWhile(message -> message.reaction().equals("place-on-payment-processed"));
            shop.system.deliverAll();

            assertThat(shop.order(order)).isEqualTo(left == 0 ? "CANCELLED" : "PLACED");
            shop.assertBooksBalance();
        }
    }

    @Test
    void a_payment_of_another_amount_cancels_the_order_and_is_given_back() {
        var shop = new Shop();
        String order = shop.create("one", "tok_approved");
        pay(shop, order, "0.01");

        shop.system.deliverAll();

        assertThat(shop.order(order)).isEqualTo("CANCELLED");
        shop.assertBooksBalance();
    }

    /** The reactions of the one flow hear of the events of the other before each of its calls, and do nothing. */
    @Test
    void the_steps_do_not_act_on_an_order_that_place_order_leads() {
        var one = new Shop();
        one.place("one", "tok_approved");
        for (int call = 0; call < one.store.calls(); call++) {
            var shop = new Shop();
            shop.store.interruptAt(call, () -> shop.system.deliverWhile(ChoreographyTest::isStep));

            assertThat(shop.place("one", "tok_approved").status()).isEqualTo(201);
            shop.store.heal();
            shop.system.deliverAll();

            assertThat(shop.commits())
                    .filteredOn(commit -> STEPS.contains(commit.by().replace("@1", "")))
                    .isEmpty();
            shop.assertBooksBalance();
        }
    }

    @Test
    void an_order_that_place_order_leads_is_not_even_offered_to_the_first_step() {
        var shop = new Shop();
        String order = shop.place("one", "tok_approved").body().path("orderId").asText();

        assertThat(shop.system.waiting())
                .noneMatch(message -> message.reaction().equals("reserve-on-order-created"));
        assertThat(shop.system.query("get-order-timeline", "orderId", order).text())
                .doesNotContain("reserve-on-order-created");
    }

    private static boolean isStep(Message message) {
        return STEPS.contains(message.reaction());
    }

    private static void pay(Shop shop, String order, String amount) {
        assertThat(shop.system
                        .command("process-payment", """
                {"commandId": "pay", "orderId": "%s", "amount": {"amount": "%s", "currency": "EUR"},
                 "paymentMethod": {"type": "card", "token": "tok_approved"}}
                """.formatted(order, amount))
                        .status())
                .isEqualTo(200);
    }
}
